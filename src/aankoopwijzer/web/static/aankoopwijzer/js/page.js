// Small comforts on top of pages that work without any script.
"use strict";

document.documentElement.classList.add("has-script");

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    const source = document.getElementById(button.dataset.copy);
    const text = source.value ?? source.innerText;
    try {
      await navigator.clipboard.writeText(text.trim());
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      return;
    }
    const said = button.querySelector("[data-said]") ?? button;
    const before = said.textContent;
    said.textContent = button.dataset.done;
    setTimeout(() => { said.textContent = before; }, 2000);
  }
  if (event.target.closest("[data-print]")) {
    print();
  }
});

// Folded reasons go on paper unfolded where the browser cannot do it by style alone.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details[data-on-paper]:not([open])")) {
    folded.dataset.folded = "";
    folded.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const unfolded of document.querySelectorAll("details[data-folded]")) {
    delete unfolded.dataset.folded;
    unfolded.open = false;
  }
});

// A file may be dropped anywhere in the dashed zone; beside it, it does not take the reader away from the page.
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.(".aw-drop");
    zone?.classList.toggle("is-over", kind === "dragenter" || kind === "dragover");
    const files = event.dataTransfer;
    if (!files?.types.includes("Files") || !document.querySelector(".aw-drop") || event.target.matches?.("input")) {
      return;
    }
    event.preventDefault();
    if (kind === "dragover") {
      files.dropEffect = zone ? "copy" : "none";
    }
    const input = kind === "drop" ? zone?.querySelector('input[type="file"]') : null;
    if (!input) {
      return;
    }
    const taken = new DataTransfer();
    for (const file of input.multiple ? files.files : [...files.files].slice(0, 1)) {
      taken.items.add(file);
    }
    input.files = taken.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

// The first error is where the reader wants to be.
document.querySelector(".aw-errors")?.focus();
