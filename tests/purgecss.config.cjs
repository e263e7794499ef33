// What PurgeCSS cannot see in pages and scripts: states of an element, and an attribute that a script sets.
module.exports = { safelist: [":target", ":focus-visible"], dynamicAttributes: ["aria-sort"] };
