/** Other characters of several readings, in the words of an office. One line a word: written, pinyin as spoken, jyutping. */
export const readings = `
充分发挥	chong1 fen4 fa1 hui1
大城市	da4 cheng2 shi4	daai6 sing4 si5
间接地	jian4 jie1 de0
直接地	zhi2 jie1 de0
供热	gong1 re4	gung1 jit6
供水	gong1 shui3	gung1 seoi2
供气	gong1 qi4	gung1 hei3
供电	gong1 dian4	gung1 din6
供应	gong1 ying4	gung1 jing3
供需	gong1 xu1	gung1 seoi1
供地	gong1 di4	gung1 dei6
提供给	ti2 gong1 gei3	tai4 gung1 kap1
提供	ti2 gong1	tai4 gung1
查处	cha2 chu3	caa4 cyu2
惩处	cheng2 chu3	cing4 cyu2
处以	chu2 yi3	cyu2 ji5
并处	bing4 chu3	bing6 cyu2
重组	chong2 zu3	cung4 zou2
重开	chong2 kai1	cung4 hoi1
重报	chong2 bao4	cung4 bou3
重填	chong2 tian2	cung4 tin4
重做	chong2 zuo4	cung4 zou6
重审	chong2 shen3	cung4 sam2
重印	chong2 yin4	cung4 jan3
重考	chong2 kao3	cung4 haau2
重领	chong2 ling3	cung4 ling5
中标	zhong4 biao1	zung3 biu1
中标的	zhong4 biao1 de0
项目的	xiang4 mu4 de0
应收	ying1 shou1	jing1 sau1
开展调研	kai1 zhan3 diao4 yan2
调研	diao4 yan2	diu6 jin4
调查	diao4 cha2	diu6 caa4
调動	diao4 dong4	diu6 dung6
调动	diao4 dong4	diu6 dung6
调入	diao4 ru4	diu6 jap6
调出	diao4 chu1	diu6 ceot1
调离	diao4 li2	diu6 lei4
调任	diao4 ren4	diu6 jam6
调令	diao4 ling4	diu6 ling6
调档	diao4 dang4	diu6 dong2
调阅	diao4 yue4	diu6 jyut6
抽调	chou1 diao4	cau1 diu6
工作调动	gong1 zuo4 diao4 dong4
上调	shang4 tiao2	soeng6 tiu4
下调	xia4 tiao2	haa6 tiu4
调高	tiao2 gao1	tiu4 gou1
调低	tiao2 di1	tiu4 dai1
调价	tiao2 jia4	tiu4 gaa3
协调	xie2 tiao2	hip3 tiu4
强调	qiang2 diao4	koeng4 diu6
发挥着	fa1 hui1 zhe0
变相	bian4 xiang4	bin3 soeng3
相关	xiang1 guan1	soeng1 gwaan1
切换	qie1 huan4	cit3 wun6
切实	qie4 shi2	cit3 sat6
参保	can1 bao3	caam1 bou2
参加	can1 jia1	caam1 gaa1
载有	zai4 you3	zoi3 jau5
载体	zai4 ti3	zoi3 tai2
配载	pei4 zai4	pui3 zoi3
下载	xia4 zai4	haa6 zoi3
偏好	pian1 hao4	pin1 hou3
领导班子	ling2 dao3 ban1 zi0
班子	ban1 zi0
干群	gan4 qun2	gon3 kwan4
干部	gan4 bu4	gon3 bou6
防空	fang2 kong1	fong4 hung1
着力	zhuo2 li4	zoek6 lik6
量化	liang4 hua4	loeng6 faa3
泄露	xie4 lou4	sit3 lou6
节假日	jie2 jia4 ri4	zit3 gaa3 jat6
法定节假日	fa3 ding4 jie2 jia4 ri4
休假	xiu1 jia4	jau1 gaa3
产假	chan3 jia4	caan2 gaa3
假日	jia4 ri4	gaa3 jat6
补了	bu3 le0
孙子女	sun1 zi3 nv3	syun1 zi2 neoi5
子女	zi2 nv3	zi2 neoi5
妻子	qi1 zi0	cai1 zi2
时候	shi2 hou0	si4 hau6
护士	hu4 shi0	wu6 si6
码头	ma3 tou0	maa5 tau4
报酬	bao4 chou0	bou3 cau4
来不及	lai2 bu4 ji2
几天	ji3 tian1	gei2 tin1
幾天	ji3 tian1	gei2 tin1
几个	ji3 ge4	gei2 go3
幾個	ji3 ge4	gei2 go3
多少钱	duo1 shao0 qian2	do1 siu2 cin2
多少	duo1 shao0	do1 siu2
教师	jiao4 shi1	gaau3 si1
教学	jiao4 xue2	gaau3 hok6
发票	fa1 piao4	faat3 piu3
发证	fa1 zheng4	faat3 zing3
核准	he2 zhun3	hat6 zeon2
差额	cha1 e2	caa1 ngaak6
差异	cha1 yi4	caa1 ji6
出差	chu1 chai1	ceot1 caai1
差旅	chai1 lv3	caai1 leoi5
相差	xiang1 cha4	soeng1 caa1
曾用名	ceng2 yong4 ming2
涨幅	zhang3 fu2	zoeng3 fuk1
数据	shu4 ju4	sou3 geoi3
数一数	shu3 yi4 shu3
给付	ji3 fu4	kap1 fu6
补给	bu2 ji3	bou2 kap1
卡号	ka3 hao4	kaat1 hou6
模板	mu2 ban3	mou4 baan2
率先	shuai4 xian1	seot1 sin1
血型	xue4 xing2	hyut3 jing4
抽血	chou1 xie3	cau1 hyut3
空白	kong4 bai2	hung1 baak6
空格	kong4 ge2	hung1 gaak3
空缺	kong4 que1	hung1 kyut3
填空	tian2 kong4	tin4 hung1
结了婚	jie2 le0 hun1
已婚	yi3 hun1	ji5 fan1
落户	luo4 hu4	lok6 wu6
签字	qian1 zi4	cim1 zi6
乘车	cheng2 che1	sing4 ce1
间隔	jian4 ge2	gaan3 gaak3
夹层	jia1 ceng2
大夫	dai4 fu0
薄弱	bo2 ruo4	bok6 joek6
分量	fen4 liang4
角色	jue2 se4	gok3 sik1
处所	chu4 suo3	cyu3 so2
住处	zhu4 chu4	zyu6 cyu3
处级	chu4 ji2	cyu3 kap1
好处	hao3 chu4	hou2 cyu3
种子	zhong3 zi0	zung2 zi2
耕种	geng1 zhong4	gaang1 zung3
种地	zhong4 di4	zung3 dei6
种粮	zhong4 liang2	zung3 loeng4
接种	jie1 zhong4	zip3 zung3
签章	qian1 zhang1	cim1 zoeng1
会计	kuai4 ji4	kuai3 gai3
`
