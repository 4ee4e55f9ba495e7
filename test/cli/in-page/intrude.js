// What a text that has become markup would do. Gives the page's title, which its script would change.
async () => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'taken over'";
  const image = document.createElement("img");
  image.src = "https://armature.tools/pixel.png";
  const failed = new Promise((resolve) => image.addEventListener("error", resolve));
  document.body.append(script, image);
  await failed;
  return document.title;
};
