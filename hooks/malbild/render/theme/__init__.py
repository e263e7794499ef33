"""The look: design tokens, style sheets, assets, and measured text."""
