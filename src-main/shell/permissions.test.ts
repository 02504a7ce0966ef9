import { describe, expect, it } from 'vitest'
import { mayOpenOutside } from './external-links.ts'
import { restartDelayMs } from './hub-words.ts'
import { mayHave } from './permissions.ts'

describe('窗口权限 what a window may ask for', () => {
  it.each([
    ['kiosk', 'app://pengtong/kiosk', true],
    ['a page of the kiosk', 'app://pengtong/kiosk/answer', true],
    ['studio', 'app://pengtong/studio', true],
    ['console', 'app://pengtong/', false],
    ['console page whose name begins alike', 'app://pengtong/kiosks', false],
    ['a strange page that calls itself kiosk', 'https://example.com/kiosk', false],
    ['another host of the scheme', 'app://elsewhere/kiosk', false],
    ['no address at all', '', false],
  ])('the microphone: %s', (_who, pageUrl, granted) => {
    expect(mayHave({ permission: 'media', pageUrl, mediaTypes: ['audio'] })).toBe(granted)
  })

  it('没有任何窗口可以用摄像头 no window gets the camera', () => {
    for (const page of ['', 'kiosk', 'studio']) {
      expect(mayHave({ permission: 'media', pageUrl: `app://pengtong/${page}`, mediaTypes: ['video', 'audio'] })).toBe(
        false,
      )
    }
  })

  it.each(['geolocation', 'notifications', 'usb', 'serial', 'openExternal', 'display-capture', 'midi'])(
    'nobody gets %s',
    permission => {
      for (const page of ['', 'kiosk', 'studio'])
        expect(mayHave({ permission, pageUrl: `app://pengtong/${page}` })).toBe(false)
    },
  )
})

describe('外部链接 links out of the program', () => {
  it.each([
    ['https://www.gov.cn/zhengce/', 'console', true],
    ['https://flk.npc.gov.cn/detail', 'studio', true],
    ['https://www.gov.cn/', 'kiosk', false],
    ['http://www.gov.cn/', 'console', false],
    ['https://gov.cn.example.com/', 'console', false],
    ['https://evilgov.cn/', 'console', false],
    ['https://user@www.gov.cn/', 'console', false],
    ['https://www.gov.cn:8443/', 'console', false],
    ['file:///etc/passwd', 'console', false],
    ['javascript:alert(1)', 'console', false],
    ['nonsense', 'console', false],
  ] as const)('%s from the %s', (url, from, opened) => {
    expect(mayOpenOutside(url, from)).toBe(opened)
  })
})

describe('后台服务重启 restarts of the hub', () => {
  it('waits longer each time, then gives up and leaves it to a person', () => {
    const delays = [1, 2, 3, 4, 5].map(restartDelayMs)
    expect(delays).toEqual([500, 1000, 2000, 4000, 8000])
    expect(restartDelayMs(6)).toBeUndefined()
  })
})
