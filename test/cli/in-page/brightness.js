// How bright a picture is at its edge, from 0 to 255: the browser has a reader of PNG.
async (data) => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: image.width, height: image.height });
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const [red, green, blue] = context.getImageData(2, image.height - 2, 1, 1).data;
  return (red + green + blue) / 3;
};
