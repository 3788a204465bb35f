// The boxes that scroll sideways and that the keyboard cannot reach, or that have no role or no name.
() =>
  [...document.querySelectorAll("body *")]
    .filter((one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth)
    .filter((one) => one.tabIndex < 0 || !one.getAttribute("role") || !one.getAttribute("aria-label"))
    .map((one) => one.outerHTML.slice(0, 80))
