import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './design/tokens.css'
import './design/base.css'
import './design/controls.css'
import './design/element.css'
import { i18n } from './i18n'
import { router } from './router'

createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
