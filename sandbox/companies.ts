/** Three companies that take bookings, each in its own country and trade. */
export type CompanyName = 'salon' | 'tennis' | 'clinic';

export type Resource = { readonly Id: number; readonly Name: string };

export type Service = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly minutes: number;
  readonly price: number;
  readonly priceText: string;
  readonly category: string;
  readonly resourceType: string;
  /** Everything that can be booked with it; bookings get the first. */
  readonly resources: readonly [Resource, ...Resource[]];
};

export type CompanyFacts = {
  readonly name: CompanyName;
  readonly timeZone: string;
  readonly currency: { readonly id: string; readonly sign: string; readonly name: string };
  readonly wire: Readonly<Record<string, unknown>>;
  readonly service: Service;
};

export const companies: Readonly<Record<CompanyName, CompanyFacts>> = {
  salon: {
    name: 'salon',
    timeZone: 'Europe/Stockholm',
    currency: { id: 'SEK', sign: 'kr', name: 'Svensk krona' },
    wire: {
      Id: '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10',
      Name: 'Salong Norrsken',
      Category: 'Frisör',
      Street1: 'Storgatan 21',
      ZipCode: '972 32',
      City: 'Luleå',
      CountryId: 'SE',
      Longitude: '22.1567',
      Latitude: '65.5848',
      Phone: '0920-123 45',
      Email: 'hej@salongnorrsken.example',
      SitePath: 'salongnorrsken',
      IsFavorite: false,
    },
    service: {
      id: 11,
      name: 'Klippning och föning',
      description: 'Tvätt, klippning och föning. Kom gärna fem minuter före.',
      minutes: 60,
      price: 650,
      priceText: '650 kr',
      category: 'Ordinarie',
      resourceType: 'Frisör',
      resources: [{ Id: 5, Name: 'Maja Lindgren' }],
    },
  },
  tennis: {
    name: 'tennis',
    timeZone: 'Europe/Oslo',
    currency: { id: 'NOK', sign: 'kr', name: 'Norsk krone' },
    wire: {
      Id: '2b9a7d1e-5a0f-4b1c-8a6e-6d6b0a1c4e22',
      Name: 'Frogner Tennishall',
      Category: 'Tennis',
      Street1: 'Middelthuns gate 26',
      ZipCode: '0368',
      City: 'Oslo',
      CountryId: 'NO',
      Phone: '+47 22 55 01 23',
      Email: 'post@frognertennis.example',
      HomePage: 'www.frognertennis.example',
      IsFavorite: false,
    },
    service: {
      id: 12,
      name: 'Tennisbane innendørs',
      description: 'Hardcourt, lys inkludert.',
      minutes: 90,
      price: 420,
      priceText: '420 kr',
      category: 'Voksen',
      resourceType: 'Bane',
      resources: [
        { Id: 6, Name: 'Bane 3' },
        { Id: 7, Name: 'Bane 4' },
      ],
    },
  },
  clinic: {
    name: 'clinic',
    timeZone: 'Europe/Helsinki',
    currency: { id: 'EUR', sign: '€', name: 'Euro' },
    wire: {
      Id: 'c3a3f1f4-93b9-4a3b-bb0f-0f6f6b0f9c31',
      Name: 'Töölö Clinic',
      Category: 'Clinic',
      Street1: 'Mannerheimintie 40',
      Street2: '2nd floor',
      ZipCode: '00100',
      City: 'Helsinki',
      CountryId: 'FI',
      Phone: '+358 9 4250 1234',
      Email: 'care@tooloclinic.example',
      SitePath: 'toolo-clinic',
      IsFavorite: false,
    },
    service: {
      id: 13,
      name: 'Physiotherapy, first visit',
      description: 'Please bring earlier referrals and comfortable clothes.',
      minutes: 45,
      price: 79,
      priceText: '79,00 €',
      category: 'Adult',
      resourceType: 'Physiotherapist',
      resources: [{ Id: 8, Name: 'Aino Virtanen' }],
    },
  },
};
