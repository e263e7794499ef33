"""Files: artifacts, the writer that puts them on disk, compression, ZIP archives, YAML."""
