import { expect, test } from '@playwright/test';
import { readHtml } from '@/lib/bokamera/read-html';

/** Every letter struck out, as text can show it. */
const struck = (word: string) => word.replace(/./gu, '$&\u0336');

const texts: readonly (readonly [html: string, text: string])[] = [
  ['Bara text', 'Bara text'],
  ['Två\n\nstycken', 'Två\n\nstycken'],
  ['3 < 4 och 5 > 4', '3 < 4 och 5 > 4'],
  ['Kaffe & te', 'Kaffe & te'],
  ['R&D;', 'R&D;'],
  ['Rad<br>rad', 'Rad\nrad'],
  ['Rad<BR/>rad', 'Rad\nrad'],
  ['<p>Ett</p><p>Två</p>', 'Ett\n\nTvå'],
  ['<b>Fet</b> och <i>kursiv</i>', 'Fet och kursiv'],
  ['<h1>Rubrik</h1>Text', 'Rubrik\n\nText'],
  [
    '<h2>Två</h2><h3>Tre</h3><h4>Fyra</h4><h5>Fem</h5><h6>Sex</h6>',
    'Två\n\n\nTre\n\nFyra\n\nFem\n\nSex',
  ],
  ['<ul><li>Ett</li><li>Två</li></ul>', '• Ett\n• Två'],
  ['<ol><li>Ett</li><li>Två</li></ol>', ' 1. Ett\n 2. Två'],
  ['<a href="https://zoom.example/j/1">Anslut här</a>', 'Anslut här (https://zoom.example/j/1)'],
  ['<a href="https://salong.se">https://salong.se</a>', 'https://salong.se'],
  ['<a href="javascript:alert(1)">Läs mer</a>', 'Läs mer'],
  ['<a href="tel:0701234567">Ring</a> <a name="x">oss</a>', 'Ring (0701234567) oss'],
  ['<a href="tel:0701234567">070-123 45 67</a>', '070-123 45 67'],
  ['<a href="mailto:hej@x.se">Mejla oss</a>', 'Mejla oss (hej@x.se)'],
  ['<a href="mailto:hej@x.se?subject=Hej">hej@x.se</a>', 'hej@x.se'],
  ['<a href="www.x.se/boka">Boka</a> <a href="//x.se">Hem</a>', 'Boka (www.x.se/boka) Hem (x.se)'],
  ['<a href=" https://www.x.se/ ">www.x.se</a>', 'www.x.se'],
  ['<a href="#top">Upp</a>', 'Upp'],
  ['Ord. pris <s>650 kr</s> 450 kr', `Ord. pris ${struck('650')} ${struck('kr')} 450 kr`],
  ['<span style="color: red; text-decoration: line-through">14</span> 15', `${struck('14')} 15`],
  [
    '<strike>650 kr</s> Portkod 1234',
    `${struck('650')} ${struck('kr')} ${struck('Portkod')} ${struck('1234')}`,
  ],
  ['<p>Välj storlek &lt;S&gt;, M eller L.</p>', 'Välj storlek <S>, M eller L.'],
  ['Plagg <S> finns. <b>Portkod</b> 1234', 'Plagg <S> finns. Portkod 1234'],
  ['Portkod &lt;A&gt; 1234', 'Portkod <A> 1234'],
  ['Pris &lt;a conto&gt; 100 kr', 'Pris <a conto> 100 kr'],
  ['Kom <i god tid före 14', 'Kom <i god tid före 14'],
  ['<![if !supportLists]>·<![endif]>Ta med leg', '·Ta med leg'],
  ['<st1:place w:st="on">Umeå</st1:place>', 'Umeå'],
  ['Se <svg viewBox="0 0 1 1"><path d="M0 0h24"/></svg>kartan', 'Se kartan'],
  ['<g-emoji>☺</g-emoji><p :class="x">T</p><a @click="y">U</a>', '☺\n\nT\n\nU'],
  ['<mark>Obs</mark> <o:p>x</o:p><abbr title="y">z</abbr>', 'Obs xz'],
  ['<!DOCTYPE html><?xml version="1.0"?><![CDATA[Hej]]>', 'Hej'],
  ['Portkod <A 1234> gäller', 'Portkod <A 1234> gäller'],
  ['Obs! <!-- Ta med legitimation. Portkod 1234', 'Obs! <!-- Ta med legitimation. Portkod 1234'],
  ['&lt;b&gt;Klipp&lt;/b&gt; &amp;amp; färg', 'Klipp & färg'],
  ['Kod 12&lt;34', 'Kod 12<34'],
  ['Före<img src="x" alt="bild">efter', 'Föreefter'],
  ['<script>alert(1)</script>Text', 'Text'],
  ['<style>p{}</style>Text', 'Text'],
  ['<!-- gömt -->Text', 'Text'],
  ['Caf&eacute; &amp; bar', 'Café & bar'],
  ['1&nbsp;450 kr', '1\u00a0450 kr'],
  ['&#228;pple', 'äpple'],
  ['&#xe4;pple', 'äpple'],
  ['x&sup2;', 'x²'],
  ['&frac12;', '½'],
  ['Mejla <hej@salong.se><br>nu', 'Mejla <hej@salong.se>\nnu'],
  ['<div>Ett</div><div>Två</div>', 'Ett\nTvå'],
  ['</p>Slut', '\n\nSlut'],
  ['Rad\nrad <b>fet</b>', 'Rad\nrad fet'],
  [
    '<table><tr><th>Vad</th><th>Pris</th></tr><tr><td>Klipp</td><td>450</td></tr></table>',
    'Vad     Pris\nKlipp   450',
  ],
];

for (const [html, text] of texts)
  test(`${JSON.stringify(html)} is read as ${JSON.stringify(text)}`, () => {
    expect(readHtml(html)).toBe(text);
  });

test('a text without markup is left alone, however long', () => {
  const long = 'å'.repeat(50_000);
  expect(readHtml(long)).toBe(long);
});

test('a text in HTML is read as far as a description goes', () => {
  expect(readHtml(`<b>${'å'.repeat(50_000)}</b>`)).toBe('å'.repeat(8_000 - '<b>'.length));
});

test('a line is as long as it was written', () => {
  const line = 'ord '.repeat(60).trim();
  expect(readHtml(`<p>${line}</p>`)).toBe(line);
});

test('nesting that nobody writes takes nothing down', () => {
  expect(readHtml(`Hej. ${'<div>'.repeat(5_000)}`)).toContain('Hej.');
});
