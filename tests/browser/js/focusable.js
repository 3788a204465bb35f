// Everything that the keyboard should reach, in the order of the page; each gets a number.
() => {
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex]";
  const found = [...document.querySelectorAll(wanted)].filter(
    (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility({visibilityProperty: true}),
  );
  found.forEach((one, number) => (one.dataset.number = number));
  return found.map((one) => one.outerHTML.slice(0, 80));
}
