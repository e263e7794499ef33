"""Documents: the presentation, print sheets, QR codes and the kit that lists them."""
