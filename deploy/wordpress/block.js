// The block in the editor of WordPress: a choice of card, theme and size, and the card as visitors will see it.
(function ({ blocks, blockEditor, components, element, serverSideRender }) {
  const { createElement: make, Fragment } = element;
  const choices = window.malbildChoices || [];
  const themes = [["light", "Ljust"], ["dark", "Mörkt"], ["auto", "Efter besökarens inställning"]];
  const sizes = [["full", "Med allt som hör till"], ["compact", "Bara formuleringarna"]];
  const options = (pairs) => pairs.map(([value, label]) => ({ value, label }));

  blocks.registerBlockType("malbild/kort", {
    apiVersion: 2,
    title: "Målbild nära vård",
    description: "Visar hela målbilden, ett perspektiv, en formulering, ett nyckelord eller en part.",
    category: "embed",
    icon: "format-quote",
    attributes: {
      address: { type: "string", default: "" },
      theme: { type: "string", default: "light" },
      size: { type: "string", default: "full" },
    },
    edit({ attributes, setAttributes }) {
      const select = (label, name, offered) => make(components.SelectControl, {
        label, value: attributes[name], options: offered, onChange: (value) => setAttributes({ [name]: value }),
      });
      const first = { value: "", label: choices.length ? "Välj kort" : "Webbplatsen svarar inte just nu" };
      const chosen = select("Vad vill du visa?", "address", [first, ...choices]);
      const settings = make(components.PanelBody, { title: "Kort" },
        chosen, select("Utseende", "theme", options(themes)), select("Storlek", "size", options(sizes)));
      const shown = attributes.address
        ? make(components.Disabled, {}, make(serverSideRender, { block: "malbild/kort", attributes }))
        : make(components.Placeholder, { label: "Målbild nära vård", icon: "format-quote" }, chosen);
      return make(Fragment, {},
        make(blockEditor.InspectorControls, {}, settings), make("div", blockEditor.useBlockProps(), shown));
    },
    save: () => null,
  });
})(window.wp);
