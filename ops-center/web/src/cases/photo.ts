/** Longest edge of a photo (px): enough to judge work by, and a tenth of what a camera makes. */
const LONGEST = 1_920
const QUALITY = 0.82

/**
 * A photo small enough for a bad connection, upright and without what the camera wrote into it. A picture
 * that this browser cannot read goes as it is: the hub says what is wrong with it.
 */
export async function shrinkPhoto(file: File, now: number): Promise<File> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(bitmap.width * scale)
    canvas.height = Math.round(bitmap.height * scale)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    bitmap.close()
    const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/jpeg', QUALITY) })
    return blob ? new File([blob], `photo-${now}.jpg`, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
