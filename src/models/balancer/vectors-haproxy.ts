/**
 * Who got what from HAProxy 2.6.12 (one thread; `roundrobin`, `leastconn`, with servers in
 * maintenance or drained, weights changed over its admin socket, `maxconn` and answers 503 tried
 * elsewhere by `redispatch 1`).
 */
import type { StoryVector } from './replay.ts';

const MEASURED: readonly Omit<StoryVector, 'source'>[] = [
  {
    family: 'haproxy-weighted',
    name: 'weights 5, 1, 1',
    weights: [5, 1, 1],
    story: '60',
    expected: 'aaabaacaaabaacaaabaacaaabaacaaabaacaaabaacaaabaacaaabaacaaab',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 1, 1, 1',
    weights: [1, 1, 1],
    story: '60',
    expected: 'abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 3, 2, 1',
    weights: [3, 2, 1],
    story: '60',
    expected: 'abacababacababacababacababacababacababacababacababacababacab',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 4, 2, 1',
    weights: [4, 2, 1],
    story: '60',
    expected: 'aabacabaabacabaabacabaabacabaabacabaabacabaabacabaabacabaaba',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 2, 1, 1',
    weights: [2, 1, 1],
    story: '60',
    expected: 'abacabacabacabacabacabacabacabacabacabacabacabacabacabacabac',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 10, 1',
    weights: [10, 1],
    story: '60',
    expected: 'aaaaaaaaaabaaaaaaaaaabaaaaaaaaaabaaaaaaaaaabaaaaaaaaaabaaaaa',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 7, 3',
    weights: [7, 3],
    story: '60',
    expected: 'aaabaabaabaaabaabaabaaabaabaabaaabaabaabaaabaabaabaaabaabaab',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 5, 5, 2',
    weights: [5, 5, 2],
    story: '60',
    expected: 'abababcababacbababcababacbababcababacbababcababacbababcababa',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 256, 1',
    weights: [256, 1],
    story: '300',
    expected:
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 100, 99, 1',
    weights: [100, 99, 1],
    story: '80',
    expected: 'abababababababababababababababababababababababababababababababababababababababab',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 13, 8, 5, 3',
    weights: [13, 8, 5, 3],
    story: '60',
    expected: 'abacabadbcaabacabdabacababcadabacabadbcaabacabdabacababcadab',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 1, 2, 3, 4',
    weights: [1, 2, 3, 4],
    story: '60',
    expected: 'dcdbcdadcbdcdbcdadcbdcdbcdadcbdcdbcdadcbdcdbcdadcbdcdbcdadcb',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 1, 256',
    weights: [1, 256],
    story: '300',
    expected:
      'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 9, 9, 1, 1',
    weights: [9, 9, 1, 1],
    story: '60',
    expected: 'abababababcababababdabababababcababababdabababababcababababd',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 6, 5, 4, 3, 2, 1',
    weights: [6, 5, 4, 3, 2, 1],
    story: '60',
    expected: 'abcadbeacbadcbafeacbdabcadbeacbadcbafeacbdabcadbeacbadcbafea',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 17, 11, 7',
    weights: [17, 11, 7],
    story: '60',
    expected: 'abacababacabacbaabacbaabcabacababacabacababacabacbaabacbaabc',
  },
  {
    family: 'haproxy-weighted',
    name: 'down, up and reweighted, 1',
    weights: [157, 238, 13],
    story: 'a=1 b=3 32 c=84 7 b=1 a=240 22 b=223 7 -a 11 b=3 7 c=1 +a 22 c=2 a=2',
    expected:
      'ccccbcccacbcccccbccccbcccacbccccbcccccccaaacaaacaaacaaacaacaaacbababcbbcbbbcbbccccccccaaaaaaaaaaaaaaaaaaaaaa',
  },
  {
    family: 'haproxy-weighted',
    name: 'down, up and reweighted, 2',
    weights: [1, 1, 10, 10, 6, 5, 6],
    story: '31 g=112 9 f=5 18 b=62 32 f=107 15 b=96 14 g=79 11',
    expected:
      'cdecdgfcedagcdfecdgcdefcdgbcdefcgdggeggfggggggcgdggagggggggegcbgdgbgfgbggbggbgbggbcgdgbggbgbgfegfbgfgfbcgdfgfbgfbgfgbfgbfbgfbfgfbg',
  },
  {
    family: 'haproxy-weighted',
    name: 'down, up and reweighted, 3',
    weights: [200, 108, 122, 219, 93],
    story: '6 -b 4 -d 5 d=149 a=163 12 -a b=5 8 -e d=3 2 e=3 c=30 10 +e e=3 31 d=3',
    expected: 'dacdabdeacacaeacaeacaecacaececcececccccccccccccccccccccceccccccccccceccccccccc',
  },
  {
    family: 'haproxy-weighted',
    name: 'down, up and reweighted, 4',
    weights: [3, 4, 2, 1],
    story: '13 -d 19 -c -a 8 +c +a 26 -c 7 a=1 +d 34 b=102 5 -d',
    expected:
      'babcabdbacbabcabbacbabcabbacbabcbbbbbbbbbcababcbabcababcbabcababcbabababbdbbbabdbbbabdbbbabdbbbbabbdbbabbdbbabbb',
  },
  {
    family: 'haproxy-weighted',
    name: 'down, up and reweighted, 5',
    weights: [2, 2, 1, 1, 3, 4, 1],
    story: 'e=59 4 e=1 28 -g 5 -f 31 d=176 b=187 -b +b b=117 6 d=162 2 -b 2',
    expected: 'eeeefabfcdfabfgfeabfcdfabfgfeabfcdfabeabcadbeabcadbeabcadbeabcadbeabdbdcdbaded',
  },
  {
    family: 'haproxy-weighted',
    name: 'down, up and reweighted, 6',
    weights: [69, 152, 91, 81, 132],
    story: 'c=2 20 d=5 e=5 4 e=5 15 d=1 1 -d -e -b e=162 2 -a 10 b=154 +b 2 b=1 a=193 3 a=2 9',
    expected: 'bebdebaebdebadebcbeabbbbabbabbabbbabbabbaacccccccccccbbbbbbbccbccb',
  },
  {
    family: 'haproxy-weighted',
    name: 'weights 6, 6, 4, not by the sum of the weights',
    weights: [6, 6, 4],
    story: '16',
    expected: 'ababcabacbabcaba',
  },
  {
    family: 'haproxy-weighted',
    name: 'requests that stay, 1',
    weights: [3, 4, 1],
    story:
      '3> /a 1> /b 1> a=5 1> /b -c -a 1> a=141 /c /a c=238 /b /b 2> /b 1> /b +c 1> /b /b -b 1> /c 2> /c /c 2> /c 1> /c /c a=49 2> /c b=215 /c 1> /c 2> /c 1> /c /c 2> /c +b c=2',
    expected: 'bababcbbbbbcccccccccccccc',
    capacity: 2,
  },
  {
    family: 'least-connections',
    name: 'requests that stay, 1',
    weights: [1, 1],
    story:
      '1> a=131 4> /a 2> /a 1> a=107 /a 3> /a 8> /a 1> /a /a -a b=233 /a 1> /a 1> /a /a /a 1> /a 1> /a 1> /a b=225 /b /b 2> /b 6> +a b=1 /b 1>',
    expected: 'abaaaaaaaaaaaaaaaaaabbbbbbbbbbbbba',
    ties: 'haproxy',
  },
  {
    family: 'least-connections',
    name: 'requests that stay, 2',
    weights: [4, 5, 7],
    story:
      '6> /c 2> /c 1> /c 1> a=4 /c a=185 2> /a 1> /a 1> /c 1> /a /a b=196 -c +c /b /b /c /a 1> /a 4> /b /a /a /b 3> /b 1> /c 1> /c -b 2> -a 1> /b /a 1> /c',
    expected: 'abccbccaccaaaaabcbabababccacc',
    ties: 'haproxy',
  },
  {
    family: 'haproxy-weighted',
    name: 'requests that stay, 2',
    weights: [1, 1, 1],
    story:
      '1> /a 1> /b 3> /a 1> /b /a 2> /b /a /c 3> -a /a /c 1> -b /c 1> /b /c 1> /c 1> b=2 /c 1> a=158 /c 1> /c 1> c=40 /c 1> +a 1> /c /a 2> /c 1> /c /a 2> +b /c c=1 2>',
    expected: 'abcabababcaccccccccacacaccb',
    capacity: 1,
  },
  {
    family: 'least-connections',
    name: 'requests that stay, 3',
    weights: [1, 1, 1, 1],
    story:
      '3> -c /c /b 2> /d /a 1> -d 1> /a 2> /b 1> /a /a 1> d=3 2> +c 3> /c /a 1> /d 1> /b 2> c=91 1> /b c=5 1> /c 1> /b 1> a=20 /a /c 2> /a 1> -c /c /b 1> a=1 /b /c 1>',
    expected: 'abcdbdaabaabaccbcacabbcbacabb',
    ties: 'haproxy',
    capacity: 3,
  },
  {
    family: 'least-connections',
    name: 'requests that stay, 4',
    weights: [221, 46, 73],
    story:
      '1> -a /a 2> /b /c 2> /b /c 1> a=116 /b 2> /c 1> /b 1> /c 1> /c /b 2> -c /b /c 1> c=1 /b 1> +a 1> -b /b /a 1> a=2 /a +c 1> /a 2> /c /a 2> /a 1> c=140 /a 1> /c a=163 1> /a 1>',
    expected: 'abcbcbcbcbccbbbaaacacaaaca',
    ties: 'haproxy',
    capacity: 1,
  },
  {
    family: 'haproxy-weighted',
    name: 'requests that stay, 3',
    weights: [186, 40, 119, 152, 147, 106],
    story:
      '2> a=5 3> /e 1> /f 1> /e /c 1> /d /a /b 5> /b 1> d=61 /f 1> /a 1> /b -b e=5 /c /d /e /a 3> /d /e /c 1> /c /f 5> d=3 -d b=4 -c /a 1> /a 1> /e /a 1>',
    expected: 'adecfebcdfebabfacdecfcdeaaae',
    capacity: 1,
  },
  {
    family: 'least-connections',
    name: 'requests that stay, 5',
    weights: [1, 1, 3, 2, 3],
    story:
      '1> /a 1> /b 2> /c 2> a=4 1> /e e=6 2> /d /c 3> /e 3> /a -a 1> /e 2> /d 1> /a /e 1> /c /b /c 2> /c /d 1> /c /d /e 3> /e 2> -e 1> /d a=228 /e 1> /b /c',
    expected: 'abcdeabcedceeaecedcebcdcdeecdc',
    ties: 'haproxy',
    capacity: 3,
  },
  {
    family: 'least-connections',
    name: 'requests that stay, 6',
    weights: [11, 133, 72],
    story:
      '1> /a c=142 1> /b 3> /a /b 2> /b 1> /c /a 2> -c /b 1> /b 1> +c /a /b 2> /a 1> /c /a b=2 2> /b 1> /b 1> /a 1> /b 1> /a /c /b 1> /a -a 1> /c 1> /b a=127 1> /c b=235 2> /b',
    expected: 'abacbabbcabbabacabbabacbccb',
    ties: 'haproxy',
    capacity: 1,
  },
  {
    family: 'haproxy-weighted',
    name: 'requests that stay, 4',
    weights: [3, 6, 2],
    story:
      '4> /a 3> /a /b 2> b=20 /a 1> /b 1> /c 1> b=3 /c 1> /c 1> /b 1> /a /b c=4 /b 1> /c 2> /a 2> /c 1> /a 1> b=2 /c /b /b 3> a=1 /b 1> /b 1> /b 1> /c /b /b 2>',
    expected: 'bbacaacbaabcccbbbaaccacbbbbbcb',
    capacity: 2,
  },
  {
    family: 'haproxy-weighted',
    name: 'requests that stay, 5',
    weights: [1, 1, 1, 1, 1, 1],
    story:
      '1> b=70 1> /b /a 1> /b 3> /b 2> /a c=2 /b 4> /b 2> -b 1> -a +a f=5 -a 1> /b 2> /d /c 2> /e 1> /f /b 1> /d /d 1> a=97 1> /f /e 2> -f /e -c 1> /e 1> /e /d /d',
    expected: 'abbbbabcbdefbcafdecdefddfeee',
    capacity: 2,
  },
  {
    family: 'haproxy-weighted',
    name: 'failing requests, weights 1, 1, 1',
    weights: [1, 1, 1],
    attempts: 4,
    story: '!b 1 !bc 1 !a 6 !ac !b !b 1 !bc !ac !b !bc 2 !bc 1 !b 1 !c 2 !c 1',
    expected: 'abcabcabcabcabcabcabcabcabcabcabc',
  },
  {
    family: 'least-connections',
    name: 'failing requests, weights 1, 1, 1',
    weights: [1, 1, 1],
    attempts: 4,
    story: '1 !bc !a !a !a 3 !ab 1 !c !b !b 1 !bc !a 1 !abc !c 1 !abc !bc 8',
    expected: 'abcabcabcabcabcabcabcabcabcabcabcabcabcabc',
    ties: 'haproxy',
  },
  {
    family: 'haproxy-weighted',
    name: 'failing requests, weights 5, 1, 1',
    weights: [5, 1, 1],
    attempts: 4,
    story: '1 !a 1 !ab 1 !b !c 9 !a 5 !abc 2 !b 3 !c',
    expected: 'aabaacaaabaacaaabaacaaabaacabaaacaaa',
  },
  {
    family: 'least-connections',
    name: 'failing requests, weights 5, 1, 1',
    weights: [5, 1, 1],
    attempts: 4,
    story: '1 !b 2 !b !b 4 !a 4 !a !c 10 !a 2',
    expected: 'abcabcabcabcabcabcabcabcabcabcab',
    ties: 'haproxy',
  },
  {
    family: 'haproxy-weighted',
    name: 'failing requests, weights 3, 2, 1',
    weights: [3, 2, 1],
    attempts: 4,
    story: '4 !b !ac !c 4 !ab !b !c !bc 3 !ab 5 !b 4 !abc',
    expected: 'abacababacababacababacababacababacababaca',
  },
  {
    family: 'least-connections',
    name: 'failing requests, weights 3, 2, 1',
    weights: [3, 2, 1],
    attempts: 4,
    story: '1 !bc !abc !b !c 4 !c 4 !ab !ac !a 2 !abc 4 !a !ac 3 !abc',
    expected: 'abcabcabcabcabcabcabcabcabcabcabcabcabcabcabc',
    ties: 'haproxy',
  },
  {
    family: 'haproxy-weighted',
    name: 'failing requests, weights 1, 1',
    weights: [1, 1],
    attempts: 4,
    story: '!a 6 !a 5 !a 10 !a 5',
    expected: 'ababababababababababababababababa',
  },
  {
    family: 'least-connections',
    name: 'failing requests, weights 1, 1',
    weights: [1, 1],
    attempts: 4,
    story: '1 !a 8 !b 6 !b !ab !b 1 !a 1 !a 2 !a 3',
    expected: 'ababababababababababababababababababa',
    ties: 'haproxy',
  },
  {
    family: 'haproxy-weighted',
    name: 'up again late in a turn, weights 4, 4, 1',
    weights: [4, 4, 1],
    story: '-c 134 a=1 b=1 +c 40',
    expected:
      'abababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababababbcabcabcabcabcabcabcabcabcabcabcabcabcab',
  },
  {
    family: 'haproxy-weighted',
    name: 'up again late in a turn, weights 3, 2, 2',
    weights: [3, 2, 2],
    story: '-c 102 a=1 b=1 +c 40',
    expected:
      'aababaababaababaababaababaababaababaababaababaababaababaababaababaababaababaababaababaababaababaababaacbcacbcacbcacbcacbcacbcacbcacbcacbcacbca',
  },
  {
    family: 'haproxy-weighted',
    name: 'full ones over several turns, 1',
    capacity: 2,
    weights: [1, 2],
    story:
      '3 1> /b 2 1> 1 2> 1 /b 1 /b 2 /a 6 2> /b 2 1> 1 /b /b 1> 2 1> /b /b 3 1> 2 /b 2> /a 1> /b /b 2 1> /b 1 1> 2 /a 5 2> 1 1> 2 /b 1 /a 1> 1 1> /a /b /b 2 2> 1 /a /b 1 2> /b 1 /a 1 2> 1 2> /b 2 /b /a /a 2 1> 6 /a 1> 1 2> /a 1 /b /b 1 1> /b 1> 2 1> 2 /a 1 /a 2 1> /a 3> /b 1 1> 1 /a /b 1 1> /b 1 1> 2 /b 2 /b 2> /a /b 3 1> 1 1> 1 1> /a 1 /b 1> 3 /b 1> /b /b 2> 2 1> 7 /b 2> /b /a 1 /a 3 1> /b 2 1> 1 /a /a 1> /b 2 1> 1 1> 2 /b 1 /b 2> 5 1> /b 1 1> 1 /b 1> 2 /a 1 /b 3 /b 2> 1 /b 2 2> 1 /b 2',
    expected:
      'bbabbabbababbabbabbabbabbabbabbabbabbabbabbabbabbabbabbaabbaabbbabbabbabbaaabbbbabbabbabbababbabbabbabbabbabbabbabaabbbabbabbabbabaaabbabbabbbbbbbbbbabbabbabbabbabaabbbaaaaaabbabaaabbbbbabbababb',
  },
  {
    family: 'haproxy-weighted',
    name: 'full ones over several turns, 2',
    capacity: 1,
    weights: [1, 2, 1, 2],
    story:
      '2> /b /d 1 2> 1 /d 1 /b 1> /a 9 1> 1 /b 1> 1 /a 1> /d 1> /c 7 1> /d 3 1> /c 5 1> 1 /c 1 1> 4 2> 2 1> /d 1 /b 1> 1 /c 1> /a /d 1 1> 2 /b 2 3> /b /c /a 1> 1 2> /b 1 /d 3 /c /a 1> 1 1> 1 /d 1> 2 1> /a 1> /b 1 /d 2> /d 3 1> /b 2 2> /b 1> /b 1 /c 1 1> /c 1 1> /a /b 1> 1 /c 3 /d 1 2> 1 /a 1> 1 1> 2 /c 3 /d 3 /a 5 1> 2 1> 1 1> /c 1 /d 1> 2 1> /a /b 1 1> 2 1> /d /b 1 /c 1> 1 /d 2 1> 1 /c 2> /d 1> 2 /b 1> 1 /a /b 3 1> 1 1> /c /d 3 1> 1 /c 5 1> /b 4 1> 3 /c 3 3> /b 1> 2 1> /d /c 1 /a 1 1> 2',
    expected:
      'bdabdcdabdcbdabdcbdabdcbdabdcbdabdcbdabdcbdabdcbdbcccdbddadcabcbacbacabdbdabdcbddcdabddaddabbabbbcbbcbabcbdabcbabbbcbdbdcbdabdcbabcbdbcbabcacbdabdcbdabdcbdabdcbdabdcbdabdcbdabdcbdabdcbdabcccdddac',
  },
  {
    family: 'haproxy-weighted',
    name: 'full ones over several turns, 3',
    capacity: 1,
    weights: [1, 2, 1, 2],
    story:
      '1> 1 /b 3 1> /c 1> 1 1> 2 1> 1 1> /d 1> /b 1 /c 2> /a 1 1> /d /a /b 1> 1 /b /c 1 2> /c 3> /d 1 1> /c 4 /d 2> /b 1 1> /d /b 2 2> /d 3 /c 1 /a 2 1> /a /b 1 1> 1 3> /c /d /b 3> /d 1> /c /b 1> 1 /a /d 1> /d /b 1 2> 1 /d 3> /d /c /a 1 /b 3 1> /c 1> 1 /b 1> 1 /a 4> /d 1> /d 1> /a 1 /d /c 2 2> 1 /a /d 2> 3 /b /d 2 /a 1 1> /d 6 1> /b 1 1> 1 /a 1 1> 1 1> 2 /d /c 1> 1 /d 3 1> 4 2> 1 /c /b 1 1> /d 1 1> 3 2> /b 3 /a 2 2> /a 1> /d 1 1> /b /d 1> 1 1> /a /c 1> 1 1> /d /a /b 7 2> /d /b 3 /c 4 1> /d 1 1> 1 /b 5 2> 1 1> 2',
    expected:
      'bdabdcbdadcdccdbbcaabdbdcbacddccccdcbbdbdbddddcdabdcbacbdcdbcdabdcdacdabdcbdabdcbaddadcdacdacccbdbdbdabdcbdabdcbdabdcbdabdcdadcabcbdabbabbbbabbaaddbddcaabdbdbdabdbdabdcbdabdcbdabdcbabb',
  },
];

export const HAPROXY_VECTORS: readonly StoryVector[] = MEASURED.map((vector) => ({
  source: 'HAProxy 2.6.12',
  ...vector,
}));
