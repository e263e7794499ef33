// The browser's private file system in place of the folder that a person would choose.
window.showDirectoryPicker = () => navigator.storage.getDirectory();
globalThis.browserFiles = {
  async write(files) {
    for (const [path, text] of Object.entries(files)) {
      const folders = path.split("/");
      const name = folders.pop();
      let folder = await navigator.storage.getDirectory();
      for (const part of folders) folder = await folder.getDirectoryHandle(part, { create: true });
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(text);
      await file.close();
    }
  },

  async read() {
    const files = {};
    async function readFolder(folder, path) {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === "directory") await readFolder(handle, `${path}${name}/`);
        else files[path + name] = await (await handle.getFile()).text();
      }
    }
    await readFolder(await navigator.storage.getDirectory(), "");
    return files;
  },
};
