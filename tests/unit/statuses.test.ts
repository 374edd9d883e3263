import { expect, test } from '@playwright/test';
import { toStatus } from '@/lib/bokamera/statuses';

const named = (StatusName: string) => toStatus({ StatusId: 1, Status: 'Booked', StatusName });

test('a name beside Booked that says another status leaves nothing proved', () => {
  for (const name of [
    ...['Avbokad', 'Makulerad', 'avbestilt', 'Aflyst', 'Peruttu', 'Storniert', 'Cancelled'],
    ...['Odwołana', 'Anulowana', 'Afbestilt', 'Unbooked by customer', ' Avbokad'],
    ...['Reserverad', 'RESERVATION', ' Reserverad'],
    ...['Väntar på betalning', 'Inväntar betalning', 'Avvaktar', 'Awaiting payment', 'Obetald'],
    ...['Unpaid', ' Awaiting payment'],
  ])
    expect(named(name), name).toBe('unknown');
});

test('a name that nobody knows, or says the same, changes nothing', () => {
  for (const name of [
    'Bokad',
    'Bekräftad',
    'Ej avbokad',
    'Kan reserveras',
    'Har betalat',
    'booked',
  ])
    expect(named(name), name).toBe('booked');
  for (const name of ['Reserverad', 'Preliminär'])
    expect(toStatus({ StatusId: 3, StatusName: name }), name).toBe('reserved');
  expect(toStatus({ StatusName: 'Avbokad' })).toBe('cancelled');
  expect(toStatus({ StatusName: 'Bokad' })).toBe('unknown');
});
