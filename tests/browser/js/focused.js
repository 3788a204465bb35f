// Where the keyboard is, and what shows it there.
() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    number: element.dataset.number === undefined ? -1 : Number(element.dataset.number),
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    in_sight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    tab_index: element.tabIndex,
  };
}
