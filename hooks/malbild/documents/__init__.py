"""Documents to download: slides, print sheets, QR codes and the kit."""
