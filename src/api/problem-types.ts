/**
 * Every kind of refusal that the API knows. The slug is the stable part of a problem's `type`; status, title and the two
 * texts stand in the OpenAPI document and on the page `/problems/<slug>`. A slug is never renamed and never reused.
 */
export type ProblemKind = {
  status: number
  /** The same for every occurrence. */
  title: string
  /** What happened, in one or two sentences. */
  meaning: string
  /** What the caller does about it. */
  wayOut: string
}

const kinds = <Slug extends string>(table: Record<Slug, ProblemKind>): Readonly<Record<Slug, ProblemKind>> =>
  table

export const problemTypes = kinds({
  // The request itself
  'invalid-request': {
    status: 422,
    title: 'The request does not fit its schema',
    meaning:
      'One or more fields of the path, the query, the headers or the body are missing, unknown or not valid. Nothing was changed.',
    wayOut: 'Correct the fields that `errors` names, each by a JSON pointer, and send the request again.',
  },
  'invalid-json': {
    status: 400,
    title: 'The body is not JSON',
    meaning:
      'The body could not be read as JSON in UTF-8, or not without losing something: an object has two members of one name, a text holds half of a character, or it is nested beyond reason. Nothing was changed.',
    wayOut: 'Send one JSON document in UTF-8, or one per line where the call takes NDJSON.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body has a content type that this call does not take',
    meaning:
      'The header Content-Type is missing, names another type or another charset than UTF-8, or the body is compressed.',
    wayOut: 'Send the content type that the operation documents, in UTF-8 and uncompressed.',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    meaning:
      'The body, or one line of an NDJSON body, is larger than the limit that `detail` names. Nothing of it was kept.',
    wayOut: 'Send less at a time. For many employees use the bulk call with one document per line.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'The path does not know this method',
    meaning: 'The path exists, but not with this method.',
    wayOut: 'Use one of the methods that the header Allow names.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    meaning:
      'The path does not exist, or what it names does not exist for this key. What belongs to another tenant does not exist.',
    wayOut:
      'Check the path against the documentation, the id against your own records, and the key against the tenant.',
  },
  'request-timeout': {
    status: 408,
    title: 'The body did not arrive in time',
    meaning:
      'The connection stayed open, but the body did not arrive within the time that is given to it. Nothing was changed.',
    wayOut: 'Send the request again without pausing in the middle of the body.',
  },
  'rate-limited': {
    status: 429,
    title: 'Too many requests within a minute',
    meaning:
      'The tenant, or the partner or platform without one, sent more requests within a minute than it may. This one was not looked at.',
    wayOut:
      'Send it again after the time in the header Retry-After. Spread requests by what RateLimit-Remaining and RateLimit-Reset tell, and send many employees by one bulk request.',
  },
  'too-many-at-once': {
    status: 429,
    title: 'Too many requests at once',
    meaning:
      'So many requests of the tenant, or of the partner or platform without one, are being answered or wait in line that no other is taken in. This one was not looked at.',
    wayOut: 'Send it again after the time in the header Retry-After, and fewer at once.',
  },
  // The key and the person behind it
  unauthorized: {
    status: 401,
    title: 'The key is missing or not valid',
    meaning: 'The request carries no key, or a key that is unknown or revoked.',
    wayOut: 'Send `Authorization: Bearer <key>` with a key that is in use.',
  },
  forbidden: {
    status: 403,
    title: 'The key may not do this',
    meaning: 'The key is valid, but its role is not among those that may call this operation.',
    wayOut: 'Use a key with one of the roles that `detail` names.',
  },
  'tenant-required': {
    status: 400,
    title: 'A partner names the tenant',
    meaning: "A partner's key acts for one tenant at a time, and the request does not say for which.",
    wayOut: 'Send the header `Koppling-Tenant` with the id of the tenant.',
  },
  'tenant-unknown': {
    status: 404,
    title: 'There is no such tenant for this key',
    meaning:
      'The header Koppling-Tenant names a tenant that does not exist or is not within reach of this key.',
    wayOut: 'Check the id of the tenant, and that it belongs to the partner whose key you use.',
  },
  'tenant-closed': {
    status: 409,
    title: 'The tenant is closed',
    meaning:
      'The tenant was closed at `closedAt`. Nothing acts for it any more and nothing can be changed; its data can be read and exported until `shreddedOn`, when it is shredded.',
    wayOut:
      'Export what is to be kept before `shreddedOn`. If it was closed by mistake, ask whoever runs koppling to open it again before then.',
  },
  'tenant-not-closed': {
    status: 409,
    title: 'The tenant is not closed',
    meaning: 'Only a tenant that is closed can be opened again. Nothing was changed.',
    wayOut: 'Check the id of the tenant; if it is the right one, there is nothing to do.',
  },
  'tenant-shredded': {
    status: 410,
    title: 'The data of the tenant is shredded',
    meaning: 'The tenant was closed more than 30 days ago, and nothing of it can be brought back.',
    wayOut: 'Create a new tenant with another id, and load its people again.',
  },
  'actor-required': {
    status: 400,
    title: 'The person who decides must be named',
    meaning: 'This call is the act of a person, and the request does not say whose.',
    wayOut: 'Send the header `Koppling-Actor` with the id that the person has in your system.',
  },
  // Documents of people (what PUT means)
  'employment-missing': {
    status: 409,
    title: 'A known employment is missing from the document',
    meaning:
      'The document leaves out an employment that is on record. Leaving out never ends or deletes. Nothing was changed.',
    wayOut:
      'Send the employment as well: with its last day if it ends, with `withdrawn: true` if it never started.',
  },
  'employment-elsewhere': {
    status: 409,
    title: 'The employment belongs to another employee',
    meaning:
      'The document holds an employment whose id is on record for another employee. Nothing was changed.',
    wayOut: 'Give the employment an id of its own, or correct the other employee first.',
  },
  'employment-unknown': {
    status: 422,
    title: 'There is no such employment',
    meaning: 'The document names an employment that does not exist. Nothing was changed.',
    wayOut: 'Send the employment with its employee by `PUT /v1/employees/{id}` first.',
  },
  'absence-elsewhere': {
    status: 409,
    title: 'The absence belongs to another employee',
    meaning: 'The id is on record for an absence of another employee. Nothing was changed.',
    wayOut: 'Send the absence there with `withdrawn: true`, and here under an id of its own.',
  },
  'past-keeping': {
    status: 409,
    title: 'The person left longer ago than this is kept',
    meaning:
      'What is told of the person is past keeping by `retention` of the settings, so it is not taken. Nothing was changed.',
    wayOut: 'Leave it out; with a new employment of the person it is taken again.',
  },
  'user-missing': {
    status: 409,
    title: 'A known user is missing from the document',
    meaning:
      'The employee has a user on record, and the document has none or another one. Nothing was changed.',
    wayOut:
      'Send the user as well. To take it from the employee, send `"user": null` together with `withdrawUser: true`.',
  },
  'user-elsewhere': {
    status: 409,
    title: 'The user belongs to another employee',
    meaning:
      'The document holds a user that is on record for the employee that `detail` names. Nothing was changed.',
    wayOut:
      'Take the user from the other employee first: send that one with `"user": null` and `withdrawUser: true`.',
  },
  'masked-value': {
    status: 422,
    title: 'A field holds a mask instead of a value',
    meaning:
      'The field that `errors` names holds what lists show in place of the values of a person with a protected identity. Nothing was changed.',
    wayOut:
      'Send the value itself, or read it first with a key of the role `hr` or `admin` from the one employee or user.',
  },
  'template-unknown': {
    status: 422,
    title: 'There is no such user template',
    meaning: 'The document names a user template that does not exist. Nothing was changed.',
    wayOut: 'Create the template with `PUT /v1/user-templates/{id}` first, or send null.',
  },
  'employer-unknown': {
    status: 422,
    title: 'There is no such employer',
    meaning: 'The document names an employer that does not exist. Nothing was changed.',
    wayOut: 'Create the employer with `PUT /v1/employers/{id}` first.',
  },
  'last-day-before-start': {
    status: 422,
    title: 'The end lies before the start date',
    meaning:
      'Neither an employment nor its access can end before the employment starts. Nothing was changed.',
    wayOut: 'Correct one of the dates, or send `withdrawn: true` if the employment never started.',
  },
  'termination-exists': {
    status: 409,
    title: 'The employment is terminated by a call of its own',
    meaning:
      'The document says `lastDay: null`, but a termination was made through `PUT /v1/employments/{id}/termination`. Nothing was changed.',
    wayOut:
      'Revoke the termination with DELETE on the same path, or send the document with `If-Match` and the ETag that you read.',
  },
  stale: {
    status: 409,
    title: 'A newer document is on record',
    meaning: 'The `revision` of the document is lower than the one on record. Nothing was changed.',
    wayOut: 'Read the document, and send yours with a higher revision if it is still what you want.',
  },
  'precondition-failed': {
    status: 412,
    title: 'The document has changed since it was read',
    meaning: 'The header If-Match names another document than the one on record. Nothing was changed.',
    wayOut: 'Read the document again, decide what is to stand, and send it with the new ETag.',
  },
  'key-revoked': {
    status: 409,
    title: 'The key is revoked',
    meaning: 'A key that was revoked stays refused and gets no new secret. Nothing was changed.',
    wayOut: 'Create a new key.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The idempotency key belongs to another request',
    meaning:
      'The header Idempotency-Key was sent within the last 24 hours with another request: another operation, path, query, body, actor or If-Match. Nothing was changed.',
    wayOut: 'Send a new key with every new request, and the old one only to repeat exactly the same.',
  },
  'idempotency-key-in-use': {
    status: 409,
    title: 'The same request is still being answered',
    meaning:
      'A request with this Idempotency-Key is under way and has no answer yet. This one changed nothing.',
    wayOut: 'Send it again after the time in the header Retry-After; then it gets the same answer.',
  },
  'reason-required': {
    status: 422,
    title: 'This decision wants a reason',
    meaning: 'The call takes access away at once, and does not say why. Nothing was changed.',
    wayOut: 'Send `reason` with a few words; it stands in the audit trail.',
  },
  'use-reactivate': {
    status: 409,
    title: 'An account that koppling closed is opened by a call of its own',
    meaning: 'The document says `active: true` for an account that koppling closed. Nothing was changed.',
    wayOut:
      'Leave `active` out, and call `POST /v1/users/{id}/reactivate` if the person shall have access again.',
  },
  'user-exempt': {
    status: 409,
    title: 'The user is exempt',
    meaning:
      'The user is marked `exempt`, such as a service account, and koppling never touches it. Nothing was changed.',
    wayOut: 'Take the mark off with the user’s document first, if it is there by mistake.',
  },
  'user-inactive': {
    status: 409,
    title: 'The account is closed',
    meaning: 'Only who may log in can be connected with Visma Connect. Nothing was changed.',
    wayOut: 'Open the account first with `POST /v1/users/{id}/reactivate`.',
  },
  'connection-busy': {
    status: 409,
    title: 'The connection is being changed already',
    meaning: 'Another change of this connection is under way. Nothing was changed.',
    wayOut:
      'Read `GET /v1/users/{id}/connection` until it has ended, and send the request again. One that somebody is asked to do by hand (mode `task`) is ended by `POST /v1/users/{id}/connection/confirm` or `/skip`.',
  },
  'connected-already': {
    status: 409,
    title: 'The user is connected by another e-mail',
    meaning: 'The user is, or may be, connected by another Visma Connect account. Nothing was changed.',
    wayOut: 'Remove that connection first with `DELETE /v1/users/{id}/connection`.',
  },
  'domain-not-allowed': {
    status: 422,
    title: 'The e-mail is of a domain that is not allowed',
    meaning:
      'The tenant lets users be connected with Visma Connect by e-mails of the domains in `connectDomains` of its settings only, and the e-mail that `errors` names is of none of them. Nothing was changed.',
    wayOut:
      'Send an e-mail of one of these domains, or let an admin add the domain to `connectDomains`: read `GET /v1/settings`, and send all of it with the change by `PUT`.',
  },
  'name-required': {
    status: 422,
    title: 'Visma Connect wants a name',
    meaning:
      'The user belongs to no employee whose name could be sent to Visma Connect. Nothing was changed.',
    wayOut: 'Send `givenName` and `familyName` as well.',
  },
  'already-exists': {
    status: 409,
    title: 'The id is taken',
    meaning: 'Something with this id exists already. Nothing was changed.',
    wayOut: 'Choose another id, or go on with what exists.',
  },
  'decision-refused': {
    status: 409,
    title: 'The leaver cannot be decided on like that now',
    meaning:
      'The decision makes no sense for the leaver as it stands, as `detail` says. Nothing was changed.',
    wayOut: 'Read the leaver, and choose what fits its stage.',
  },
  'closing-outdated': {
    status: 409,
    title: 'The account is not closed like that',
    meaning:
      'The closing that the call says was carried out is not the one that stands, as `detail` says. Nothing was changed.',
    wayOut: 'Read the user again, follow `mayLogIn`, and send the `inactiveSince` that stands there.',
  },
  'confirmation-required': {
    status: 409,
    title: 'Switching the automation on wants a number confirmed',
    meaning:
      'So many leavers as `actingWithin24Hours` tells would act within 24 hours, and the request confirms no number or another one. Nothing was changed.',
    wayOut:
      'Look at who they are, and send the same document with `confirmActingWithin24Hours` set to that number.',
  },
  'confirmation-in-words-required': {
    status: 409,
    title: 'Suspending whole Visma accounts wants a confirmation in words',
    meaning:
      'With mode `scim2` the whole Visma account of people who leave is suspended, in every product of Visma and not only in this application. The request does not confirm it by exactly the words that `words` tells. Nothing was changed.',
    wayOut: 'If that is wanted, send the same document with `confirm` set to these words.',
  },
  'identity-provider-url-refused': {
    status: 422,
    title: 'The identity provider is not called at this address',
    meaning:
      'An address leads to a host that cannot be found or is not public, has a port that is not allowed, or does not begin with https://. Nothing was changed.',
    wayOut:
      'Correct the address that `errors` names. Internal addresses are allowed by whoever runs koppling, with `KOPPLING_WEBHOOK_ALLOW`.',
  },
  'identity-provider-refused': {
    status: 409,
    title: 'The identity provider does not let koppling in',
    meaning:
      'Before it is kept how an identity provider is reached, it is called; it refused, did not answer, or lacks what is needed, as `detail`, `code` and, where it said something, `says` tell. Nothing was changed.',
    wayOut:
      'Correct the address, the credentials or their rights as `detail` says, or wait until the provider serves again; then send the document again. Nothing is tried by itself.',
  },
  'nothing-to-confirm': {
    status: 409,
    title: 'Nobody is asked to do this by hand',
    meaning:
      'Only a connection that somebody is asked to remove or make by hand (mode `task`) can be confirmed or taken back, and none of this user waits so. Nothing was changed.',
    wayOut: 'Read `GET /v1/users/{id}/connection`, and ask for the change first if it is wanted.',
  },
  'last-administrator': {
    status: 409,
    title: 'The last administrator cannot be locked out',
    meaning:
      'The user is the only active administrator of the tenant, and nobody could manage it any more. Nothing was changed.',
    wayOut:
      'Make another active user administrator first. To close the account all the same, terminate its employment with `access: now` and `allowLastAdministrator: true`.',
  },
  'still-employed': {
    status: 409,
    title: 'Who is employed is not erased',
    meaning:
      'An employment of the person goes on or lies ahead, or the user without employee may still log in. Nothing was changed.',
    wayOut:
      'Tell the last day of every employment, or withdraw those that never started, and erase once they are over. Deactivate a user without employee by hand first.',
  },
  preserved: {
    status: 409,
    title: 'The person is to be preserved',
    meaning: 'The document of the person says `preserve: true`. Nothing was changed.',
    wayOut:
      'Once there is no reason to keep it any more, send the document with `preserve: false`, then erase.',
  },
  'account-open': {
    status: 409,
    title: 'The account is open, and koppling does not close it',
    meaning:
      'The user is exempt, has no employment that ended, or the automation of the tenant only observes. Forgetting it would leave an account that nobody looks after. Nothing was changed.',
    wayOut: 'Deactivate the user by hand with `POST /v1/users/{id}/deactivate`, then erase.',
  },
  'user-of-employee': {
    status: 409,
    title: 'The user belongs to an employee',
    meaning: 'A user of an employee is erased with the employee that `detail` names. Nothing was changed.',
    wayOut:
      'Erase the employee, or take the user from it with `"user": null` and `withdrawUser: true` first.',
  },
  'guard-changed': {
    status: 409,
    title: 'The mass guard holds another set by now',
    meaning:
      'The approval names another number or revision than what the guard holds now, which `count` and `revision` tell. Nothing was changed.',
    wayOut: 'Read `GET /v1/guard`, look at who it holds, and approve the number and revision that it shows.',
  },
  'count-differs': {
    status: 409,
    title: 'The number of those concerned is another one',
    meaning:
      'The request does not say how many it expects to concern, or another number than there are now; `count` has it. Nothing was changed.',
    wayOut: 'Look at those concerned, and send the request again with `expect` as the number in `count`.',
  },
  // Integrations
  'system-unknown': {
    status: 422,
    title: 'There is no such payroll system',
    meaning: 'The integration names a system that is not in the catalogue. Nothing was changed.',
    wayOut: 'Send the `id` of one of the systems in `GET /v1/systems`.',
  },
  'one-employer-per-file': {
    status: 422,
    title: 'A system that takes files is told of one employer',
    meaning:
      'A file names one organisation, so an integration with a system that takes files covers the employments of its own employer alone. Nothing was changed.',
    wayOut: 'Leave `employerIds` out, and set up another integration for each other employer.',
  },
  'dataset-not-offered': {
    status: 422,
    title: 'The system does not take this',
    meaning: 'The scope names a dataset that the payroll system does not take. Nothing was changed.',
    wayOut: 'Choose among `datasets` of the system in `GET /v1/systems`.',
  },
  'employee-unknown': {
    status: 422,
    title: 'There is no such employee',
    meaning: 'The document names an employee that does not exist. Nothing was changed.',
    wayOut: 'Send the employee by `PUT /v1/employees/{id}` first, or leave it out.',
  },
  'integration-exists': {
    status: 409,
    title: 'The employer has an integration with this system already',
    meaning:
      'Two integrations of one system for one employer would write the same people. The other one is `integration`. Nothing was changed.',
    wayOut: 'Go on with the other one, or disconnect it first.',
  },
  'integration-disconnected': {
    status: 409,
    title: 'The integration is disconnected',
    meaning: 'It runs no more, and nothing of it can be changed. Nothing was changed.',
    wayOut: 'Set up another one by `POST /v1/integrations`.',
  },
  'not-authorised': {
    status: 409,
    title: 'The system has not accepted any credentials',
    meaning:
      'The integration has no credentials that the payroll system takes, so its company is not known. Nothing was changed.',
    wayOut: 'Send credentials by `PUT /v1/integrations/{id}/credentials`, and then this again.',
  },
  'remote-id-taken': {
    status: 409,
    title: 'Another employee is linked to this one at the system',
    meaning:
      'The id at the payroll system belongs to another employee, named by `employee`: two would write the same person there. Nothing was changed.',
    wayOut: 'Say first who the other employee is there, and then this again.',
  },
  'credentials-rejected': {
    status: 409,
    title: 'The system does not take these credentials',
    meaning:
      'The payroll system was asked with them and refused, as `detail` says. Those that were proven before stay. Nothing was changed.',
    wayOut:
      'Check them in the payroll system, and send them again by `PUT /v1/integrations/{id}/credentials`.',
  },
  'rights-missing': {
    status: 409,
    title: 'The credentials may not do all that is needed',
    meaning: 'The payroll system takes them, but not for reading and writing employees. Nothing was changed.',
    wayOut: 'Give them the rights that `detail` names in the payroll system, and send them again.',
  },
  'company-differs': {
    status: 409,
    title: 'The credentials belong to another company',
    meaning:
      'The company that they open has another organisation number than the employer, or is another one than the integration is live with. Nothing was changed.',
    wayOut: 'Send the credentials of the right company, or correct the organisation number of the employer.',
  },
  'company-not-confirmed': {
    status: 409,
    title: 'A person must confirm the company',
    meaning:
      'Organisation numbers cannot be compared, because the system or the employer has none. Nothing was changed.',
    wayOut: 'If `detail` names the right company, send the credentials again with its name as `companyName`.',
  },
  'system-unavailable': {
    status: 503,
    title: 'The payroll system did not answer as it should',
    meaning:
      'It was asked several times and could not be reached, or answered with something else. Nothing was changed.',
    wayOut: 'Try again later; if it lasts, look whether the payroll system is up.',
  },
  'credentials-expired': {
    status: 409,
    title: 'The credentials have run out',
    meaning: 'Their last day has passed. Nothing was changed.',
    wayOut: 'Send new ones by `PUT /v1/integrations/{id}/credentials`.',
  },
  'no-test-employees': {
    status: 409,
    title: 'A test names nobody',
    meaning: 'A test takes one or two employees. Nothing was sent.',
    wayOut: 'Name one or two complete employees; `GET /v1/integrations/{id}/readiness` proposes some.',
  },
  'too-many-test-employees': {
    status: 409,
    title: 'A test takes one or two employees',
    meaning: 'More were named, and a test writes for real. Nothing was sent.',
    wayOut: 'Name one or two of them.',
  },
  'test-employee-incomplete': {
    status: 409,
    title: 'A test employee is not complete',
    meaning:
      'Somebody who is named misses something that this system needs, or is not known. Nothing was sent.',
    wayOut: 'Look at `GET /v1/integrations/{id}/readiness`, complete the employee, or name another one.',
  },
  'test-missing': {
    status: 409,
    title: 'There was no test yet',
    meaning: 'Going live needs a test that somebody looked at. Nothing was changed.',
    wayOut: 'Run one by `POST /v1/integrations/{id}/test`.',
  },
  'test-running': {
    status: 409,
    title: 'The test has not ended',
    meaning: 'The latest test is still under way. Nothing was changed.',
    wayOut: 'Wait for it by `GET /v1/syncs/{id}`.',
  },
  'test-not-green': {
    status: 409,
    title: 'The latest test was not green',
    meaning:
      'Somebody of the test was not written wholly: blocked, refused, skipped or failed. Nothing was changed.',
    wayOut: 'Look at `GET /v1/syncs/{id}/results`, mend it, and run another test.',
  },
  'test-outdated': {
    status: 409,
    title: 'The latest test is too old',
    meaning: 'It ended longer ago than the setting `testValidDays` allows. Nothing was changed.',
    wayOut: 'Run another test by `POST /v1/integrations/{id}/test`.',
  },
  'test-of-other-company': {
    status: 409,
    title: 'The latest test wrote into another company',
    meaning: 'The credentials belong to another company by now. Nothing was changed.',
    wayOut: 'Run another test by `POST /v1/integrations/{id}/test`.',
  },
  'test-of-other-mapping': {
    status: 409,
    title: 'The mapping has changed since the test',
    meaning: 'The latest test went by another version of the mapping. Nothing was changed.',
    wayOut: 'Run another test by `POST /v1/integrations/{id}/test`.',
  },
  'not-approved': {
    status: 409,
    title: 'Nobody has approved the latest test',
    meaning: 'Going live needs somebody who looked at the results of the test. Nothing was changed.',
    wayOut: 'Look at `GET /v1/syncs/{id}/results`, and approve by `POST /v1/integrations/{id}/approve`.',
  },
  'approver-ran-the-test': {
    status: 409,
    title: 'Whoever ran the test does not approve it',
    meaning: 'The setting `approverMustDiffer` wants another admin. Nothing was changed.',
    wayOut: 'Let another admin look at the results and approve.',
  },
  'not-promoted': {
    status: 409,
    title: 'The integration is not live',
    meaning: 'It has not been promoted, so nothing of it runs by hand or by a schedule. Nothing was changed.',
    wayOut: 'Go on with its `nextStep`, up to `POST /v1/integrations/{id}/promote`.',
  },
  'integrations-overlap': {
    status: 409,
    title: 'Another integration may cover the same employees',
    meaning:
      'Two integrations would send the same people on the same day: the other one is live, paused, or goes on by itself once it has new credentials; `detail` names it. Nothing was changed.',
    wayOut: 'Narrow the scope, or name the others in `acceptOverlapWith`.',
  },
  'sync-running': {
    status: 409,
    title: 'A run is under way',
    meaning:
      'Only one run of an integration goes at a time, and the one that goes does not do what was asked for: a preview writes nothing, a test sends one or two, a run may be less than the whole, or go by a former scope. Nor are credentials of another company taken meanwhile. Nothing was started or changed.',
    wayOut:
      'Wait for its end by `GET /v1/syncs/{id}`. One that is held ends by `POST /v1/syncs/{id}/decline`.',
  },
  'sync-frozen': {
    status: 409,
    title: 'Runs are frozen today',
    meaning:
      'Today is one of the dates on which nothing of this integration runs, such as a payroll cut-off. Nothing was started.',
    wayOut: 'Wait for another day, or change `PUT /v1/integrations/{id}/freeze`.',
  },
  'sync-not-held': {
    status: 409,
    title: 'The run waits for no approval',
    meaning: 'It is over, or goes on already. Nothing was changed.',
    wayOut: 'Read it by `GET /v1/syncs/{id}`.',
  },
  'sync-outdated': {
    status: 409,
    title: 'The run goes by a former scope or mapping',
    meaning:
      'Scope or mapping were changed since it began, so it would not do what they say now. Nothing was changed.',
    wayOut: 'Decline it by `POST /v1/syncs/{id}/decline`, then start another one.',
  },
  'sync-numbers-changed': {
    status: 409,
    title: 'The run is about to do something else by now',
    meaning: 'The numbers that were approved are not those that it shows. Nothing was changed.',
    wayOut: 'Read `planned` of `GET /v1/syncs/{id}` again, and approve those numbers.',
  },
  // Events and webhooks
  'webhook-url-refused': {
    status: 422,
    title: 'Nothing is sent to this URL',
    meaning:
      'The URL of the endpoint is not one of a public HTTPS server, for the reason that `errors` tells. Nothing was changed.',
    wayOut: 'Send the URL of a server that can be reached from the internet by HTTPS.',
  },
  'too-many-endpoints': {
    status: 409,
    title: 'There are as many webhook endpoints as there may be',
    meaning: 'Every event is sent to each endpoint, so their number is limited. Nothing was changed.',
    wayOut: 'Delete an endpoint that is not needed any more, or change it by PUT.',
  },
  'endpoint-disabled': {
    status: 409,
    title: 'The webhook endpoint is disabled',
    meaning: 'Nothing is sent to it, as it answered 410 or failed for five days. Nothing was changed.',
    wayOut: 'Enable it with `POST /v1/webhook-endpoints/{id}/enable`, and send the request again.',
  },
  'events-expired': {
    status: 410,
    title: 'The events after this number are no longer kept',
    meaning: 'Some of the events after the number that was sent are older than 30 days and were removed.',
    wayOut:
      'Read users and leavers anew, and go on with the events from `oldest`: send `after` as that number minus one.',
  },
  // koppling itself
  unavailable: {
    status: 503,
    title: 'koppling cannot answer right now',
    meaning:
      'A part that koppling needs, such as its database, does not answer. Whether the request was carried out is unknown.',
    wayOut:
      'Send the same request again after the time in the header Retry-After. Every write is safe to repeat.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong inside koppling',
    meaning: 'A fault that is not yours. It was recorded under the request id.',
    wayOut: 'Send the same request again. If it stays, tell support the `requestId`.',
  },
})

export type ProblemType = keyof typeof problemTypes

/** Narrows a code that comes from elsewhere, such as a rejection of the domain. */
export const isProblemType = (code: string): code is ProblemType => Object.hasOwn(problemTypes, code)
