import { type Answer, ok } from '../answers';
import { binder, bool, guid, int } from '../binding';
import { serviceById } from '../booked';
import { companies, type CompanyFacts, type Service } from '../companies';
import type { ApiCall } from '../request';
import type { Sandbox } from '../sandbox';
import { envelope, partOf, readPaging, sorted } from './paging';

const sortable = [
  ...['Id', 'CompanyId', 'Name', 'Description', 'Active', 'Duration', 'TotalSpots'],
  ...['UnbookBeforeDays', 'UnbookBeforeHours', 'UnbookBeforeMinutes', 'IsPaymentEnabled'],
];

/** GET /services of one company or of all; a service that was made for one booking answers to its Id. */
export function queryServices(call: ApiCall, { store }: Sandbox): Answer {
  const read = binder(call);
  const id = read.one('Id', int);
  const companyId = read.one('CompanyId', guid);
  const active = read.one('Active', bool);
  const withResources = read.one('IncludeResources', bool) ?? false;
  const withPrices = read.one('IncludePrices', bool) ?? false;
  const paging = readPaging(read);

  const one = id === undefined ? undefined : serviceById(store, id);
  const all = Object.values(companies).map((company) => ({ company, service: company.service }));
  const found = (id === undefined ? all : one ? [one] : [])
    .filter(({ company }) => companyId === undefined || company.wire['Id'] === companyId)
    .filter(() => active !== false)
    .map(({ company, service }) => ({
      ...serviceRow(company, service),
      ...(withResources ? { ResourceTypes: resourceTypes(service) } : {}),
      ...(withPrices ? { Prices: prices(company, service) } : {}),
    }));
  const rows = sorted(found, paging, sortable, partOf);
  return ok(envelope(rows, paging, (row) => row));
}

/** A booking's own deadline is a day before its start, and so is the service's. */
function serviceRow({ wire }: CompanyFacts, service: Service) {
  return {
    Id: service.id,
    CompanyId: wire['Id'],
    Name: service.name,
    Description: service.description,
    Active: true,
    Duration: service.minutes,
    UnbookBeforeDays: 1,
    UnbookBeforeHours: 0,
    UnbookBeforeMinutes: 0,
    TotalSpots: service.resources.length,
    IsPaymentEnabled: false,
    GroupBooking: { Active: false, Min: 1, Max: 1 },
    MultipleResource: { Active: false, Min: 1, Max: 1 },
  };
}

const resourceTypes = ({ resourceType, resources }: Service) => [
  { Id: 1, Name: resourceType, Resources: resources },
];

const prices = ({ currency }: CompanyFacts, { id, price, category }: Service) => [
  { Id: 1, ServiceId: id, Price: price, CurrencyId: currency.id, VAT: 25, Category: category },
];
