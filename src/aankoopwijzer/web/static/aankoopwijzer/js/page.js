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

for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.(".aw-drop");
    zone?.classList.toggle("is-over", kind === "dragenter" || kind === "dragover");
  });
}

// The first error is where the reader wants to be.
document.querySelector(".aw-errors")?.focus();
