/**
 * English spelling to the symbols of the offline voice, by letters alone: near enough for lips, not for a dictionary.
 * A rule is [letters, sounds]; `^` begins a word, `$` ends it, lookarounds say what stands beside. The first that fits wins.
 */
/** `word = sounds`, parted by semicolons. */
const frequent = readTable(`
a = ɐ ; the = ð ə ; of = ɒ v ; to = t ə ; and = a n d ; is = ɪ z ; are = ɑː ; was = w ɒ z ; were = w ɜː ; have = h a v
has = h a z ; do = d ˈuː ; does = d ˈʌ z ; you = j uː ; your = j ɔː ; i = ˈaɪ ; we = w iː ; they = ð eɪ ; he = h iː
she = ʃ iː ; be = b iː ; me = m iː ; my = m aɪ ; by = b aɪ ; for = f ɔː ; from = f ɹ ɒ m ; with = w ɪ ð ; this = ð ɪ s
that = ð a t ; these = ð iː z ; those = ð əʊ z ; there = ð ˈeə ; their = ð ˈeə ; what = w ˈɒ t ; where = w ˈeə
when = w ˈɛ n ; who = h ˈuː ; whose = h ˈuː z ; how = h ˈaʊ ; one = w ˈʌ n ; two = t ˈuː ; three = θ ɹ ˈiː
four = f ˈɔː ; five = f ˈaɪ v ; six = s ˈɪ k s ; seven = s ˈɛ v ə n ; eight = ˈeɪ t ; nine = n ˈaɪ n ; ten = t ˈɛ n
zero = z ˈiə ɹ əʊ ; people = p ˈiː p əl ; please = p l ˈiː z ; would = w ʊ d ; could = k ʊ d ; should = ʃ ʊ d
only = ˈəʊ n l i ; any = ˈɛ n i ; many = m ˈɛ n i ; some = s ˈʌ m ; come = k ˈʌ m ; done = d ˈʌ n ; money = m ˈʌ n i
month = m ˈʌ n θ ; months = m ˈʌ n θ s ; office = ˈɒ f ɪ s ; number = n ˈʌ m b ə ; copy = k ˈɒ p i
copies = k ˈɒ p ɪ z ; permit = p ˈɜː m ɪ t ; citizen = s ˈɪ t ɪ z ə n ; service = s ˈɜː v ɪ s
services = s ˈɜː v ɪ s ɪ z ; machine = m ə ʃ ˈiː n ; open = ˈəʊ p ə n ; opens = ˈəʊ p ə n z ; hello = h ɛ l ˈəʊ
welcome = w ˈɛ l k ə m ; business = b ˈɪ z n ə s ; before = b ɪ f ˈɔː ; about = ɐ b ˈaʊ t ; free = f ɹ ˈiː
family = f ˈa m ɪ l i ; minutes = m ˈɪ n ɪ t s ; minute = m ˈɪ n ɪ t ; street = s t ɹ ˈiː t ; into = ɪ n t ʊ ; or = ɔː
apply = ɐ p l ˈaɪ ; bring = b ɹ ˈɪ ŋ ; window = w ˈɪ n d əʊ ; both = b ˈəʊ θ ; most = m ˈəʊ s t ; not = n ɒ t
no = n ˈəʊ ; public = p ˈʌ b l ɪ k ; mobile = m ˈəʊ b aɪ l ; phone = f ˈəʊ n ; birth = b ˈɜː θ ; move = m ˈuː v
above = ɐ b ˈʌ v
`)

const letterNames = readTable(`
a = ˈeɪ ; b = b ˈiː ; c = s ˈiː ; d = d ˈiː ; e = ˈiː ; f = ˈɛ f ; g = dʒ ˈiː ; h = ˈeɪ tʃ ; i = ˈaɪ ; j = dʒ ˈeɪ
k = k ˈeɪ ; l = ˈɛ l ; m = ˈɛ m ; n = ˈɛ n ; o = ˈəʊ ; p = p ˈiː ; q = k j ˈuː ; r = ˈɑː ; s = ˈɛ s ; t = t ˈiː
u = j ˈuː ; v = v ˈiː ; w = d ˈʌ b əl j uː ; x = ˈɛ k s ; y = w ˈaɪ ; z = z ˈɛ d
`)

const rules = [
  ...readTable(`
^kn = n ; ^wr = ɹ ; ^wh = w ; ^ps = s ; mb$ = m ; tion = ʃ ə n ; ssion = ʃ ə n ; sion = ʒ ə n ; cial = ʃ əl
tial = ʃ əl ; cian = ʃ ə n ; ture = tʃ ə ; sure = ʒ ə ; ight = aɪ t ; eigh = eɪ ; ough(?=t) = ɔː ; ough = ʌ f
augh = ɔː ; igh = aɪ ; tch = tʃ ; dge = dʒ ; sch = s k ; ch = tʃ ; sh = ʃ ; ph = f ; gh = ; th(?=er|e$|is) = ð
th = θ ; ck = k ; qu = k w ; ng(?=$|s$|th) = ŋ ; nk = ŋ k ; x = k s ; air = eə ; are$ = eə ; ear = iə ; eer = iə
ere$ = iə ; oor = ɔː ; our = ɔː ; ore = ɔː ; oar = ɔː ; ire = aɪə ; ure = ʊə ; ar(?=[^aeiouyr]|$) = ɑː ; er$ = ə
ers$ = ə z ; or$ = ə ; (?:er|ir|ur)(?=[^aeiouyr]|$) = ɜː ; or(?=[^aeiouyr]|$) = ɔː ; ai = eɪ ; ay = eɪ ; au = ɔː
aw = ɔː ; all = ɔː l ; al(?=[kt]) = ɔː l ; ea(?=d$|dy) = ɛ ; ea = iː ; ee = iː ; ei = iː ; ey$ = i ; ew = j uː
ie(?=ld|f) = iː ; ies$ = ɪ z ; ied$ = aɪ d ; oa = əʊ ; oi = ɔɪ ; oy = ɔɪ ; oo(?=k) = ʊ ; oo = uː ; ou = aʊ ; ow$ = əʊ
ow = aʊ ; old = əʊ l d ; ost$ = əʊ s t ; ind$ = aɪ n d ; ild$ = aɪ l d ; ed(?<=[td]ed)$ = ɪ d
ed(?<=[pkfsxc]ed|[sc]hed)$ = t ; (?<=[^aeiou])ed$ = d ; es(?<=(?:s|x|z|ch|sh|c|g)es)$ = ɪ z ; le$ = əl ; les$ = əl z
e$ = ; a(?=[^aeiouwyr]e(?:$|s$|d$|r$|rs$)) = eɪ ; i(?=[^aeiouwyr]e(?:$|s$|d$|r$|rs$)) = aɪ
o(?=[^aeiouwyr]e(?:$|s$|d$|r$|rs$)) = əʊ ; u(?=[^aeiouwyr]e(?:$|s$|d$|r$|rs$)) = j uː ; ^u(?=n[iu]) = j uː
c(?=[eiy]) = s ; g(?=e|i[^vr]|y) = dʒ ; ^y = j ; (?<=^[^aeiouy]*)y$ = aɪ ; y$ = i ; y = ɪ ; o$ = əʊ
^a(?=[^aeiou]{1,2}[aeiou]) = ɐ ; a(?=l?$|nce|nt$|ble) = ə ; e(?=nt$|nce|n$|l$) = ə ; o(?=n$|ns$)(?<=.[aeiou].*o) = ə
wa(?=[^xkg]) = w ɒ ; bb = b ; cc(?=[ei]) = k s ; cc = k ; dd = d ; ff = f ; gg = ɡ ; ll = l ; mm = m ; nn = n ; pp = p
rr = ɹ ; ss = s ; tt = t ; zz = z ; s$(?<=[bdglmnrvwyaeiou]s) = z ; s(?<=[aeiou]s)(?=[aeiou]) = z ; a = a ; b = b
c = k ; d = d ; e = ɛ ; f = f ; g = ɡ ; h = h ; i = ɪ ; j = dʒ ; k = k ; l = l ; m = m ; n = n ; o = ɒ ; p = p ; q = k
r(?=[aeiouy]) = ɹ ; r = ; s = s ; t = t ; u = ʌ ; v = v ; w = w ; z = z
`),
].map(([letters, sounds]) => [new RegExp(letters, 'y'), sounds] as const)

function readTable(table: string): Map<string, string> {
  const entries = table.split(/[;\n]/).filter(entry => entry.includes(' ='))
  return new Map(
    entries.map(entry => {
      const [letters = '', sounds = ''] = entry.split(' =')
      return [letters.trim(), sounds.trim()]
    }),
  )
}

const isVowel = (name: string): boolean => /^[aɐɑæɒɔeəɛɜiɪoʊuʌ]/u.test(name)

/** @param word  Latin letters; capitals alone are spelt out (PDF) */
export function englishPhones(word: string): string[] {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters === '') return []
  if (/^[A-Z]{2,5}$/.test(word) || (letters.length === 1 && letters !== 'a' && letters !== 'i'))
    return Array.from(letters, letter => letterNames.get(letter) ?? '')
      .join(' ')
      .split(' ')
  const known = frequent.get(letters)
  if (known !== undefined) return known.split(' ')
  const names: string[] = []
  for (let at = 0; at < letters.length;) {
    const fitting = rules.find(([pattern]) => {
      pattern.lastIndex = at
      return pattern.test(letters)
    })
    if (fitting === undefined) at += 1
    else {
      names.push(...fitting[1].split(' ').filter(name => name !== ''))
      at = fitting[0].lastIndex
    }
  }
  // The first vowel that is not the faint one of a prefix carries the stress.
  const stressed = names.findIndex(name => isVowel(name) && !/^[əɐ]$/u.test(name))
  return names.map((name, index) => (index === stressed ? `ˈ${name}` : name))
}
