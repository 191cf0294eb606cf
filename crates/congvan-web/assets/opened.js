location.replace(document.currentScript.dataset.path);
