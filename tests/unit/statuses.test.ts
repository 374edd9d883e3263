import { expect, test } from '@playwright/test';
import { toStatus } from '@/lib/bokamera/statuses';

const named = (StatusName: string | number) =>
  toStatus({ StatusId: 1, Status: 'Booked', StatusName });

test('beside Booked, a name that is not known to say the same leaves nothing proved', () => {
  for (const name of [
    ...['Avbokad', 'Makulerad', 'avbestilt', 'Aflyst', 'Peruttu', 'Storniert', 'Cancelled'],
    ...['Odwołana', 'Anulowana', 'Afbestilt', 'Unbooked by customer', ' Avbokad', 'Kundavbokad'],
    ...['Inställd', 'Annullerad', 'ملغى', 'Nekad', 'Ej bokad', 'Not booked', 'Bokning avbokad'],
    ...['Reserverad', 'RESERVATION', ' Reserverad', 'Preliminär', 'Väntelista', 'Ej bekräftad'],
    ...['Väntar på betalning', 'Inväntar betalning', 'Awaiting payment', 'Obetald', 'Ej betald'],
    ...['<b>Avbokad</b>', '(Avbokad)', 'unreadable', 2, 'x'],
  ])
    expect(named(name), String(name)).toBe('unknown');
});

test('beside Booked, a name that says the same changes nothing, and so does none', () => {
  for (const name of [
    ...['Bokad', 'bokad ', 'Bekräftad', 'Betald', 'Fakturerad', 'booked', 'Confirmed', 'Paid'],
    ...['Bestilt', 'Booket', 'Varattu', 'Gebucht', 'Zarezerwowana', 'محجوز', 1, '', ' '],
  ])
    expect(named(name), String(name)).toBe('booked');
});

test('beside another status a name counts where it is known, and only there', () => {
  for (const name of ['Avbokad', 'Avbokad av kund', 'Inställd'])
    expect(toStatus({ StatusId: 2, Status: 'Unbooked', StatusName: name }), name).toBe('cancelled');
  for (const name of ['Bokad', 'Bekräftad', 'Betald', 'Reserverad'])
    expect(toStatus({ StatusId: 2, Status: 'Unbooked', StatusName: name }), name).toBe('unknown');
  for (const name of ['Reserverad', 'Preliminär'])
    expect(toStatus({ StatusId: 3, StatusName: name }), name).toBe('reserved');
  expect(toStatus({ StatusId: 5, StatusName: 'Betald' })).toBe('unknown');
  // "Not cancelled" or "waiting to be cancelled" does not mean "cancelled".
  for (const name of ['Avbokning nekad', 'Not cancelled', 'Återaktiverad', 'Cancellation pending'])
    expect(toStatus({ StatusId: 2, Status: 'Unbooked', StatusName: name }), name).toBe('unknown');
  for (const name of ['Nekad', 'Avvisad', 'Expired'])
    expect(toStatus({ StatusId: 3, StatusName: name }), name).toBe('unknown');
});

test('a name alone proves what it is known to say, and a word that begins like it nothing', () => {
  expect(toStatus({ StatusName: 'Avbokad' })).toBe('cancelled');
  expect(toStatus({ StatusName: 'Unbooked' })).toBe('cancelled');
  for (const name of [
    ...['Avbokning nekad', 'Cancellation refused', 'Unbooking requested', 'Avbokningsbar'],
    ...['Cancellable', 'Stornierung möglich', 'Perusvaraus', 'Reservation confirmed'],
  ])
    expect(toStatus({ StatusName: name }), name).toBe('unknown');
});

test('what the API says of the status itself is one more witness', () => {
  const booked = { StatusId: 1, Status: 'Booked', StatusName: 'Bokad' };
  expect(toStatus({ ...booked, StatusInfo: { Id: 1, Name: 'Bokad' } })).toBe('booked');
  expect(toStatus({ ...booked, StatusInfo: {} })).toBe('booked');
  expect(toStatus({ ...booked, StatusInfo: { Id: 2 } })).toBe('unknown');
  expect(toStatus({ ...booked, StatusInfo: { Name: 'Avbokad' } })).toBe('unknown');
  expect(toStatus({ StatusInfo: { Id: 2, Name: 'Avbokad' } })).toBe('cancelled');
  expect(toStatus({ StatusId: 2, StatusInfo: { Id: 1 } })).toBe('unknown');
});
