"""Graphics as inline SVG: icons, QR codes and charts of indicators."""
