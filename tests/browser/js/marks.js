// Marks that carry meaning without being text: [what, contrast of its edge or its area to what lies around it].
// Shapes of an SVG (but what only guides the eye: lines of a grid, the ground of a zone or under a text), and boxes that stand for a grade or a count.
() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const paint = canvas.getContext("2d", {willReadFrequently: true});
  const colour = (text, below) => {
    paint.fillStyle = below ? `rgb(${below})` : "white";
    paint.fillRect(0, 0, 1, 1);
    paint.fillStyle = text;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    if (!element) return colour("Canvas");
    return colour(getComputedStyle(element).backgroundColor, ground(element.parentElement));
  };
  const found = [];
  for (const shape of document.querySelectorAll("svg *")) {
    if (!(shape instanceof SVGGeometryElement) || shape.closest("defs, pattern, marker, clipPath, .k-grid, .k-zone, .k-halo, .k-under")) continue;
    if (!shape.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(shape);
    const below = ground(shape.ownerSVGElement);
    const parts = [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]]
      .filter(([paint, opacity]) => paint !== "none" && !paint.startsWith("url") && Number(opacity) > 0)
      .map(([paint]) => ratio(colour(paint, below), below));
    found.push([shape.outerHTML.slice(0, 120), Math.max(1, ...parts)]);
  }
  for (const box of document.querySelectorAll(".grade, .bar, .bar span:not(:last-child)")) {
    const style = getComputedStyle(box);
    const below = ground(box.parentElement);
    const side = parseFloat(style.borderRightWidth) > 0 && style.borderRightStyle !== "none";
    found.push([box.outerHTML.slice(0, 80), side ? ratio(colour(style.borderRightColor, below), below) : 1]);
  }
  return found;
}
