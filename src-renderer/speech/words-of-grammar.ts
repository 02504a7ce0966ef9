/** 行 长 为 得 还 当 in the company that decides their reading. One line a word: written, pinyin as spoken, jyutping. */
export const grammar = `
正当理由	zheng4 dang4 li3 you2	zing3 dong3 lei5 jau4
不当得利	bu2 dang4 de2 li4	bat1 dong3 dak1 lei6
不当	bu2 dang4	bat1 dong3
适当	shi4 dang4	sik1 dong3
应当作	ying1 dang1 zuo4	jing1 dong1 zok3
应当做	ying1 dang1 zuo4	jing1 dong1 zou6
当场	dang1 chang3	dong1 coeng4
当做	dang4 zuo4
转为	zhuan3 wei2	zyun2 wai4
视为	shi4 wei2	si6 wai4
即为	ji2 wei2	zik1 wai4
改为	gai3 wei2	goi2 wai4
变为	bian4 wei2	bin3 wai4
分为	fen1 wei2	fan1 wai4
列为	lie4 wei2	lit6 wai4
认为	ren4 wei2	jing6 wai4
成为	cheng2 wei2	sing4 wai4
称为	cheng1 wei2	cing1 wai4
定为	ding4 wei2	ding6 wai4
行为	xing2 wei2	hang4 wai4
代为	dai4 wei2	doi6 wai4
升为	sheng1 wei2	sing1 wai4
调为	tiao2 wei2	tiu4 wai4
仅为	jin3 wei2	gan2 wai4
均为	jun1 wei2	gwan1 wai4
应为	ying1 wei2	jing1 wai4
最长为	zui4 chang2 wei2
以公开为	yi3 gong1 kai1 wei2
为例外	wei2 li4 wai4
为主	wei2 zhu3	wai4 zyu2
为期	wei2 qi1	wai4 kei4
为限	wei2 xian4	wai4 haan6
为止	wei2 zhi3	wai4 zi2
为由	wei2 you2	wai4 jau4
为名	wei2 ming2	wai4 ming4
为您	wei4 nin2	wai6 nei5
为你	wei4 ni3	wai6 nei5
为其	wei4 qi2	wai6 kei4
为老年人	wei4 lao3 nian2 ren2
行业	hang2 ye4	hong4 jip6
行業	hang2 ye4	hong4 jip6
各行各业	ge4 hang2 ge4 ye4	gok3 hong4 gok3 jip6
同行业	tong2 hang2 ye4
本行业	ben3 hang2 ye4
相关行业	xiang1 guan1 hang2 ye4
特殊行业	te4 shu1 hang2 ye4
执行业务	zhi2 xing2 ye4 wu4	zap1 hang4 jip6 mou6
进行业务	jin4 xing2 ye4 wu4
行政	xing2 zheng4	hang4 zing3
成长为	cheng2 zhang3 wei2	sing4 zoeng2 wai4
本行政	ben3 xing2 zheng4	bun2 hang4 zing3
另行	ling4 xing2	ling6 hang4
自行	zi4 xing2	zi6 hang4
行使	xing2 shi3	hang4 si2
行驶	xing2 shi3	hang4 sai2
行号	hang2 hao4	hong4 hou6
行内	hang2 nei4	hong4 noi6
本行	ben3 hang2	bun2 hong4
跨行	kua4 hang2	kwaa1 hong4
总行	zong3 hang2	zung2 hong4
分行	fen1 hang2	fan1 hong4
支行	zhi1 hang2	zi1 hong4
开户行	kai1 hu4 hang2	hoi1 wu6 hong4
发卡行	fa1 ka3 hang2	faat3 kaat1 hong4
第一行	di4 yi1 hang2
一行人	yi4 xing2 ren2
秘书长	mi4 shu1 zhang3	bei3 syu1 zoeng2
市长	shi4 zhang3	si5 zoeng2
局长	ju2 zhang3	guk6 zoeng2
处长	chu4 zhang3	cyu3 zoeng2
科长	ke1 zhang3	fo1 zoeng2
校长	xiao4 zhang3	haau6 zoeng2
所长	suo2 zhang3	so2 zoeng2
站长	zhan4 zhang3	zaam6 zoeng2
组长	zu2 zhang3	zou2 zoeng2
会长	hui4 zhang3	wui2 zoeng2
院长	yuan4 zhang3	jyun2 zoeng2
镇长	zhen4 zhang3	zan3 zoeng2
村长	cun1 zhang3	cyun1 zoeng2
船长	chuan2 zhang3	syun4 zoeng2
董事长	dong3 shi4 zhang3	dung2 si6 zoeng2
首长	shou2 zhang3	sau2 zoeng2
年长	nian2 zhang3	nin4 zoeng2
延长	yan2 chang2	jin4 coeng4
最长	zui4 chang2	zeoi3 coeng4
长期	chang2 qi1	coeng4 kei4
时长	shi2 chang2	si4 coeng4
还清	huan2 qing1	waan4 cing1
偿还	chang2 huan2	soeng4 waan4
还本	huan2 ben3	waan4 bun2
还给	huan2 gei3	waan4 kap1
还回	huan2 hui2	waan4 wui4
还房贷	huan2 fang2 dai4
还证	huan2 zheng4	waan4 zing3
还没还	hai2 mei2 huan2
得本人	dei3 ben3 ren2
得自己	dei3 zi4 ji3
得由	dei3 you2
得有	dei2 you3
得等	dei2 deng3
得交	dei3 jiao1
得提前	dei3 ti2 qian2
得重新	dei3 chong2 xin1
得拿	dei3 na2
得到	de2 dao4	dak1 dou2
得办	dei3 ban4
得多久	dei3 duo1 jiu3
得多长时间	dei3 duo1 chang2 shi2 jian1
得多少钱	dei3 duo1 shao0 qian2
得花	dei3 hua1
得跑	dei2 pao3
不得	bu4 de2	bat1 dak1
取得	qu3 de2	ceoi2 dak1
获得	huo4 de2	wok6 dak1
所得	suo3 de2	so2 dak1
值得	zhi2 de2	zik6 dak1
办得了	ban4 de0 liao3
来得及	lai2 de0 ji2
暂行	zan4 xing2	zaam6 hang4
试行	shi4 xing2	si3 hang4
施行	shi1 xing2	si1 hang4
当作	dang4 zuo4	dong3 zok3
觉得	jue2 de0	gok3 dak1
使得	shi3 de2	si2 dak1
征得	zheng1 de2	zing1 dak1
懂得	dong3 de2	dung2 dak1
记得	ji4 de0	gei3 dak1
显得	xian3 de2	hin2 dak1
不当场	bu4 dang1 chang3	bat1 dong1 coeng4
本行为	ben3 xing2 wei2	bun2 hang4 wai4
`
