/** Places and family names whose characters are read otherwise than elsewhere. One line a word: written, pinyin as spoken, jyutping. */
export const names = `
葵涌	kui2 chong1	kwai4 cung1
葵涌街道	kui2 chong1 jie1 dao4	kwai4 cung1 gaai1 dou6
南澳	nan2 ao4	naam4 ou3
坪山	ping2 shan1	ping4 saan1
东莞	dong1 guan3	dung1 gun2
番禺	pan1 yu2	pun1 jyu4
厦门	xia4 men2	haa6 mun4
六安	lu4 an1	luk6 on1
长安	chang2 an1	coeng4 on1
长沙	chang2 sha1	coeng4 saa1
重庆	chong2 qing4	cung4 hing3
东阿	dong1 e1
蔚县	yu4 xian4
浚县	xun4 xian4
乐清	yue4 qing1
涪陵	fu2 ling2
姓查	xing4 zha1	sing3 caa4
姓任	xing4 ren2	sing3 jam6
姓仇	xing4 qiu2	sing3 kau4
姓曾	xing4 zeng1	sing3 zang1
姓解	xing4 xie4	sing3 gaai2
姓盖	xing4 ge3
姓朴	xing4 piao2	sing3 pok3
姓区	xing4 ou1	sing3 au1
姓华	xing4 hua4	sing3 waa6
姓宁	xing4 ning4	sing3 ning4
曾先生	zeng1 xian1 sheng0	zang1 sin1 saang1
曾女士	zeng1 nv3 shi4	zang1 neoi5 si6
任先生	ren2 xian1 sheng0	jam6 sin1 saang1
单先生	shan4 xian1 sheng0	sin6 sin1 saang1
解先生	xie4 xian1 sheng0
查先生	zha1 xian1 sheng0
`
