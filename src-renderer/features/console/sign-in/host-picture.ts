/** The host as she is registered; the page stands without her where there is no picture. */
export const hostPicture = '/avatars/xiaozheng/preview.webp'
