"""Theme: design tokens, style sheets, assets and text fitting."""
