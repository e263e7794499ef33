// What PurgeCSS cannot see in pages and scripts: states of an element, an attribute that a script sets, the question
// that only a site with an address in mkdocs.yml puts, and the block that only a project's own template fills.
const safelist = [":target", ":focus-visible", "page-feedback", "announcement"];
module.exports = { safelist, dynamicAttributes: ["aria-sort"] };
