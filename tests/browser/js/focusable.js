// Everything that the keyboard should reach, in the order of the page; each gets a number.
() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex]";
  const found = [...document.querySelectorAll(wanted)].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true}),
  );
  found.forEach((one, number) => (one.dataset.number = number));
  const place = (box) => ({top: box.top + scrollY, left: box.left});
  return found.map((one) => ({html: one.outerHTML.slice(0, 80), ...place(one.getBoundingClientRect())}));
}
