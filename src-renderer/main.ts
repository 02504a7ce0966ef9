import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from '#app/App.vue'
import { usePreferences } from '#app/preferences.ts'
import { router } from '#app/router.ts'
import { installSprite } from '#app/sprite.ts'
import { installTokens } from '#app/tokens.ts'
import { i18n } from '#i18n/index.ts'
import './app/base.css'

installTokens(document)
installSprite(document)

const app = createApp(App).use(createPinia())
usePreferences()
app.use(i18n).use(router)
app.mount('#app')

// From here somebody can use the page: it is there and has been painted. `npm run bench -- electron` reads the mark.
void router.isReady().then(() => {
  requestAnimationFrame(() => requestAnimationFrame(() => void performance.mark('interactive')))
})
