// What a reader would miss or have to scroll sideways for: the page itself, boxes over the right or left edge, text cut off,
// words that stand upright in a column too narrow for them, texts of a picture that has shrunk too far.
// What lies in a box that scrolls by itself is reached there. What is hidden from readers repeats what stands beside it.
() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} wide in ${root.clientWidth}`);
  const place = (element) => `${element.localName}${element.id ? "#" + element.id : ""}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 30)}”`;
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const inScroller = (element) => element && (scrolls(element) || inScroller(element.parentElement));
  const isUpright = (element) => {
    const range = document.createRange();
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (texts.nextNode()) {
      range.selectNodeContents(texts.currentNode);
      boxes.push(...range.getClientRects());
    }
    const size = parseFloat(getComputedStyle(element).fontSize);
    const tops = boxes.map((box) => box.top + box.height / 2).sort((a, b) => a - b);
    const lines = tops.filter((top, i) => i === 0 || top - tops[i - 1] > size * 0.6).length;
    const letters = element.textContent.replace(/\s/g, "").length;
    return letters > 2 && letters / lines < 1.5;
  };
  for (const text of document.querySelectorAll("svg text")) {
    const size = parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 1);
    if (text.checkVisibility({visibilityProperty: true}) && size < 9) found.push(`${size.toFixed(1)} px small: ${place(text)}`);
  }
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility({visibilityProperty: true}) || element.closest("[aria-hidden=true]")) continue;
    const box = element.getBoundingClientRect();
    if (element.matches("a[href^='#']") && box.bottom < 0) continue; // the skip link waits above the page
    if ((box.right > root.clientWidth + 1 || box.left < -1) && !inScroller(element.parentElement)) found.push(`over the edge: ${place(element)}`);
    const style = getComputedStyle(element);
    const cuts = (axis) => ["hidden", "clip"].includes(style[`overflow${axis}`]);
    if (element.matches("th, td") && isUpright(element)) found.push(`one letter a line: ${place(element)}`);
    const isVisuallyHidden = box.width <= 1 || box.height <= 1;
    if (!isVisuallyHidden && element instanceof HTMLElement && element.textContent.trim()) {
      if (cuts("X") && element.scrollWidth > element.clientWidth + 1) found.push(`cut at the side: ${place(element)}`);
      if (cuts("Y") && element.scrollHeight > element.clientHeight + 1) found.push(`cut below: ${place(element)}`);
    }
  }
  return found;
}
