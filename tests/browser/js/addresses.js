// Every address that an element names: [element, address].
() => {
  const attributes = /^(xlink:)?href$|^src$|^srcset$|^action$|^formaction$|^data$|^poster$|^ping$/;
  return [...document.querySelectorAll("*")].flatMap((one) =>
    [...one.attributes].filter(({name}) => attributes.test(name)).map(({value}) => [one.localName, value]),
  );
}
