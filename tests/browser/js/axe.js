// What axe says of the page, for the rules with these tags: the counts, and the rules that something was found for.
async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}});
  const said = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ");
  const told = (rule) => [rule.id, rule.nodes.map((node) => `${node.target.join(" ")}: ${said(node)}`)];
  return {
    version: axe.version,
    counts: ["passes", "violations", "incomplete", "inapplicable"].map((kind) => found[kind].length),
    violations: found.violations.map(told),
    incomplete: found.incomplete.map(told),
  };
}
