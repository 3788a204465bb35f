// Every piece of text that can be seen, with the contrast to the worst ground it lies on: [ratio, needed, text, place, colours].
// Grounds are what the browser really has under the text (elementsFromPoint): boxes, their gradients, shapes of an SVG.
() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const paint = canvas.getContext("2d", {willReadFrequently: true});
  const known = new Map();
  const colour = (text) => {
    if (!known.has(text)) {
      paint.clearRect(0, 0, 1, 1);
      paint.fillStyle = text;
      paint.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = paint.getImageData(0, 0, 1, 1).data;
      known.set(text, [r, g, b, a / 255]);
    }
    return known.get(text);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((part, i) => part * a + below[i] * (1 - a)).concat(1);
  const light = (rgb) => {
    const [r, g, b] = rgb.slice(0, 3).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const isShape = (element) => element instanceof SVGGeometryElement;
  const remembered = (ask) => {
    const answers = new Map();
    return (element) => answers.get(element) ?? answers.set(element, ask(element)).get(element);
  };
  const opacity = remembered((element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1));
  const faded = ([r, g, b, a], element, more = 1) => [r, g, b, a * opacity(element) * more];

  // What an element lays on the ground at a point: alternatives, each a colour.
  const layers = (element, x, y) => {
    if (isShape(element)) {
      const style = getComputedStyle(element);
      const at = new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
      if (style.stroke !== "none" && element.isPointInStroke(at)) return [faded(colour(style.stroke), element, Number(style.strokeOpacity))];
      if (style.fill !== "none") return [faded(colour(style.fill.startsWith("url") ? "transparent" : style.fill), element, Number(style.fillOpacity))];
      return [];
    }
    return element instanceof SVGElement && !(element instanceof SVGSVGElement) ? [] : box(element);
  };
  const box = remembered((element) => {
    const style = getComputedStyle(element);
    const found = [faded(colour(style.backgroundColor), element)];
    for (const [stop] of style.backgroundImage.matchAll(/(rgba?|color|hsla?|oklab|oklch|lab|lch)\([^()]*\)/g)) found.push(faded(colour(stop), element));
    return found;
  });

  // All colours that the ground may have under an element at a point.
  const probe = document.createElement("div");
  probe.style.cssText = "position:absolute;background:Canvas";
  document.body.append(probe);
  const paperColour = over(colour(getComputedStyle(probe).backgroundColor), [255, 255, 255, 1]);
  probe.remove();
  const number = remembered(() => (number.last = (number.last ?? 0) + 1));
  const answered = new Map();
  const grounds = (stack, x, y) => {
    if (stack.some(isShape)) return groundsOf(stack, x, y);
    const key = stack.map(number).join();
    return answered.get(key) ?? answered.set(key, groundsOf(stack, x, y)).get(key);
  };
  const groundsOf = (stack, x, y) => {
    let found = [paperColour];
    for (const element of [...stack].reverse()) {
      const [base, ...stops] = layers(element, x, y);
      if (!base) continue;
      const flat = found.map((below) => over(base, below));
      found = flat.concat(stops.flatMap((stop) => flat.map((below) => over(stop, below))));
      found = [...new Map(found.map((one) => [one.map(Math.round).join(), one])).values()];
    }
    return found;
  };

  const place = (element) => {
    const parts = [];
    for (let one = element; one && one !== document.body && parts.length < 4; one = one.parentElement) {
      parts.unshift(one.localName + (one.id ? "#" + one.id : "") + [...one.classList].map((name) => "." + name).join(""));
    }
    return parts.join(" > ");
  };

  const seen = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "title", "desc"].includes(element.tagName)) continue;
    if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const style = getComputedStyle(element);
    const ink = style.fill && element instanceof SVGElement ? style.fill : style.color;
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const range = document.createRange();
    range.selectNodeContents(node);
    const first = range.getBoundingClientRect();
    if (first.top < 0 || first.bottom > innerHeight) scrollBy(0, first.top - 50); // only what is in the window can be asked for
    let worst = null;
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const y = box.top + box.height / 2;
      for (const x of [box.left + 1, box.left + box.width / 2, box.right - 1]) {
        const stack = document.elementsFromPoint(x, y);
        const from = stack.indexOf(element);
        if (from < 0) continue; // beyond the edge of a box that scrolls, or of the window
        for (const ground of grounds(stack.slice(from), x, y)) {
          const found = ratio(over(faded(colour(ink), element), ground), ground);
          if (!worst || found < worst[0]) worst = [found, needed, node.data.trim().slice(0, 40), place(element), `${ink} on rgb(${ground.slice(0, 3).map(Math.round)})`];
        }
        const covering = stack.slice(0, from).filter((one) => !element.contains(one) && layers(one, x, y).some((layer) => layer[3] > 0.5));
        if (covering.length) worst = [0, needed, node.data.trim().slice(0, 40), place(element), "covered by " + place(covering[0])];
      }
    }
    if (worst) seen.push(worst);
  }
  return seen;
}
