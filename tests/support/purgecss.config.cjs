// What PurgeCSS cannot see in pages and scripts: states of an element, an attribute that a script sets, and the question
// that only a site with an address in mkdocs.yml puts.
module.exports = { safelist: [":target", ":focus-visible", "page-feedback"], dynamicAttributes: ["aria-sort"] };
