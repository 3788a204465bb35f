// What could run or load something: elements, attributes and addresses of that kind.
() => {
  const tags = "iframe, object, embed, base, form, link, img, math, meta[http-equiv], foreignObject";
  const attributes = /^on|^srcdoc$|^autofocus$/;
  const schemes = ["javascript:", "data:", "vbscript:"];
  return [...document.querySelectorAll("*")].flatMap((one) => [
    ...(one.matches(tags) ? [one.outerHTML.slice(0, 99)] : []),
    ...one.getAttributeNames().filter((name) => attributes.test(name)),
    ...(schemes.includes(one.protocol) ? [one.href] : []),
  ]);
}
