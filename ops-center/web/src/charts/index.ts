import { defineAsyncComponent, h } from 'vue'

/** The chart library comes when the first chart is wanted; words and numbers do not wait for it. */
export const RangeChart = defineAsyncComponent({
  loader: () => import('./RangeChart.vue'),
  delay: 0,
  loadingComponent: () => h('div', { style: { height: '290px' } }), // the height of a chart: nothing jumps when it comes
})
