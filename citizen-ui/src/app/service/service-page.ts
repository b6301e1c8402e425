import { httpResource } from '@angular/common/http';
import { DOCUMENT, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import { readFailure } from '../remote/problem';
import type { Service, ServiceType } from '../remote/types';
import { DayPipe } from '../format/date-pipes';
import { MoneyPipe, readFormatsWhileWaiting } from '../format/money';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { FavouriteButton } from '../favourites/favourite-button';
import { Breadcrumb } from '../parts/breadcrumb';
import { ReviewsList } from '../reviews/reviews-list';
import { RichText } from '../content/rich-text';
import { ProblemPanel } from '../parts/problem-panel';
import { describeForMachines } from '../parts/structured-data';
import { Skeleton } from '../parts/skeleton';
import { TariffBands } from '../tariffs/tariff-bands';
import { PhotoList } from '../photos/photo-list';
import { OthersOfType } from './others-of-type';
import { PriceTable } from './price-table';

const CHAPTERS = [
  'audience', 'how', 'needed', 'obtained', 'times', 'cost', 'access', 'terms', 'contacts',
] as const; // prettier-ignore

/** The sheet of a service, in the order and with the hooks of the national list (C.SI.1.3). */
@Component({
  selector: 'app-service-page',
  imports: [
    Breadcrumb,
    DayPipe,
    FavouriteButton,
    MoneyPipe,
    OthersOfType,
    PhotoList,
    ReviewsList,
    PriceTable,
    ProblemPanel,
    RichText,
    RouterLink,
    Skeleton,
    TariffBands,
    TranslocoPipe,
  ],
  templateUrl: './service-page.html',
  styleUrl: './service-page.scss',
})
export class ServicePage {
  readonly id = input.required<string>();
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  readonly #title = inject(PageTitle);
  protected readonly resource = httpResource<Service>(() => ({
    url: `/api/services/${this.id()}`,
    params: { ...this.#catalogue.where() },
  }));
  protected readonly service = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  readonly #type = httpResource<ServiceType>(() => {
    const service = this.service();
    return (
      service && {
        url: `/api/service-types/${service.serviceTypeId}`,
        params: { ...this.#catalogue.where() },
      }
    );
  });
  protected readonly type = computed(() =>
    this.#type.hasValue() ? this.#type.value() : undefined,
  );
  protected readonly isMissing = computed(
    () => this.resource.error() && readFailure(this.resource.error()).status === 404,
  );
  protected readonly trail = computed(() => {
    const service = this.service();
    const services = { label: 'nav.services', link: '/servizi' };
    const section = this.#catalogue.sections().find(({ id }) => id === service?.sectionId);
    if (!section) return [services];
    const name = this.language.pick(section.nameIt, section.nameEn);
    return [services, { name, link: '/servizi', query: { section: section.id } }];
  });
  protected readonly typeName = computed(() => {
    const service = this.service();
    return service ? this.language.pick(service.serviceTypeNameIt, service.serviceTypeNameEn) : '';
  });
  protected readonly zones = computed(() => {
    const zones = this.service()?.zones ?? [];
    const all = this.#catalogue.municipi();
    if (zones.length === 0 || (all.length > 0 && zones.length >= all.length)) return '';
    return zones.map((zone) => this.#catalogue.municipioName(zone) ?? zone).join('; ');
  });
  protected readonly chapters = computed(() =>
    CHAPTERS.filter((chapter) => chapter !== 'access' || this.service()?.isRequestable),
  );
  protected readonly howSteps = ['ask', 'offers', 'choose', 'pay'] as const;

  /** As the national list asks for it (R.SI.1.1); of what can be requested. */
  readonly #about = computed(() => {
    const service = this.service();
    if (!service?.isRequestable) return undefined;
    return {
      ...{ '@type': 'GovernmentService', name: service.title, description: service.summary },
      serviceType: this.typeName(),
      serviceOperator: { '@type': 'Organization', name: service.ente.name },
      areaServed: {
        '@type': 'AdministrativeArea',
        name: this.zones() || this.#catalogue.comuneName(),
      },
      audience: { '@type': 'Audience', audienceType: service.summary, name: this.typeName() },
      availableChannel: {
        '@type': 'ServiceChannel',
        serviceUrl: new URL(`/richiesta/${service.serviceTypeId}`, this.#document.location.href)
          .href,
        serviceLocation: {
          ...{ '@type': 'Place', name: service.ente.name },
          address: addressOf(service.seat),
        },
      },
    };
  });
  readonly #router = inject(Router);
  readonly #document = inject(DOCUMENT);

  constructor() {
    readFormatsWhileWaiting();
    effect(() => {
      const service = this.service();
      if (service) this.#title.set(service.title, service.summary);
    });
    describeForMachines(this.#about);
  }

  /** Into the flow of this very service (C.SE.1.1). */
  protected ask({ serviceTypeId }: Service): void {
    void this.#router.navigate(['/richiesta', serviceTypeId]);
  }
}

/** What the ente has not said is left out: machines are told no empty words. */
function addressOf({ address, postalCode, town }: Service['seat']) {
  return {
    ...{ '@type': 'PostalAddress', streetAddress: address },
    ...(postalCode && { postalCode }),
    ...(town && { addressLocality: town }),
  };
}
