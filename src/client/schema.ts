// Written by src/client/generate.ts; not edited by hand.
export interface paths {
  '/v1/tenants': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Create a tenant
     * @description A partner’s key creates a tenant of the partner.
     */
    post: operations['createTenant']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/partners': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Create a partner */
    post: operations['createPartner']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/partners/{id}/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List the keys of a partner, never their secrets */
    get: operations['listPartnerKeys']
    put?: never
    /** Create a key of a partner */
    post: operations['createPartnerKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tenants/{id}/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List the keys of a tenant, never their secrets */
    get: operations['listKeys']
    put?: never
    /** Create a key of a tenant */
    post: operations['createKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/keys/{id}/rotate': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Give a key a new secret
     * @description Id, role and name stay. The secret of now is taken for `overlapHours` longer, so that nobody is locked out while the new one is put in place; the one before it is refused from now on.
     */
    post: operations['rotateKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/keys/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    post?: never
    /** Revoke a key at once */
    delete: operations['revokeKey']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tenants/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read a tenant: whose it is, and whether it is closed */
    get: operations['getTenant']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tenants/{id}/close': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Close a tenant
     * @description From the answer on nothing acts for the tenant any more: what is planned is ended without effects, nothing is sent to its webhooks but `tenant.closed`, and its keys can only read. Everything can be exported until `shreddedOn`, 30 days later; then it is shredded. Until then the platform can open it again.
     */
    post: operations['closeTenant']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/tenants/{id}/reopen': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Open a closed tenant again
     * @description While its data is still there. Whatever is due by now is planned again, but the tenant only observes until an admin switches `automation` on, who is told how many would act. Deliveries that were given up and connections that were asked for stay so.
     */
    post: operations['reopenTenant']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/settings': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read the settings */
    get: operations['getSettings']
    /**
     * Replace the settings
     * @description Every leaver whose date moves is planned again: of many people after the answer.
     */
    put: operations['putSettings']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/visma-connect': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read how Visma Connect connections are taken and made
     * @description The mode and how it is reached, never its secret.
     */
    get: operations['getVismaConnect']
    /**
     * Say how Visma Connect connections are taken and made
     * @description Three modes: `public-api` by a client of Visma Connect (without `clientId` the deployment’s), `scim2` by suspending whole Visma accounts at a SCIM 2.0 provider, `task` by a to-do for a person. Proven by a real call before it is kept; a refusal changes nothing. What is under way goes on by it at its next attempt, and what waited for a person is tried again. With `dryRun` it is proven and not kept.
     */
    put: operations['putVismaConnect']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/employers/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read an employer */
    get: operations['getEmployer']
    /**
     * Create or replace an employer
     * @description A changed time zone moves the instants of planned leavers, not their dates.
     */
    put: operations['putEmployer']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/user-templates/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read a user template */
    get: operations['getUserTemplate']
    /**
     * Create or replace a user template
     * @description Every leaver whose date moves is planned again: of many people after the answer.
     */
    put: operations['putUserTemplate']
    post?: never
    /**
     * Delete a user template
     * @description Its users fall through to the settings; leavers whose date moves are planned again.
     */
    delete: operations['deleteUserTemplate']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/employees': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List employees
     * @description Of people with `protectedIdentity` names, e-mails, phone, address, user name, identity number and bank account are masked.
     */
    get: operations['listEmployees']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/employees/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read an employee
     * @description A person with `protectedIdentity` is shown whole to the roles `hr` and `admin`, and masked to `viewer`.
     */
    get: operations['getEmployee']
    /**
     * Create or replace an employee
     * @description The document replaces the former one, but never ends or deletes by omission. A last day in it terminates the employment.
     */
    put: operations['putEmployee']
    post?: never
    /**
     * Erase an employee
     * @description Everything that tells who it was is forgotten, with the user; it cannot be taken back. Audit trail and evidence stay without personal data. Who may still log in is closed out first, as by access `now`; called again it tells how far that is. An id that is sent again later is a new person.
     */
    delete: operations['eraseEmployee']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/employees/bulk': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Create or replace many employees
     * @description One document per line, each with its `id`; each line is answered by a line. A broken line fails alone. Someone who is missing means nothing. With `dryRun` each line is judged by itself, by what stands now: one that follows from another line of the same call, such as a user who moves, is answered as if that had not been sent. A last line sums up: how many would be closed, when, and what the mass guard would hold.
     *
     *     With an Idempotency-Key a request that broke off is repeated as a whole: lines that were answered are answered again in the same words, and it goes on behind them.
     *
     *     The answer has one line for each line sent, with its number; a broken line fails alone. Read the answer while you send: lines are taken in only as fast as their answers are read. A last line without a number, with a problem only, means that the call ended early: send again what was not answered.
     */
    post: operations['putEmployees']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read a user
     * @description The user of a person with `protectedIdentity` is shown whole to the roles `hr` and `admin`, and masked to `viewer`.
     */
    get: operations['getUser']
    /**
     * Create or replace a user
     * @description A user without employee, such as a consultant or an administrator; or the user part of an employee.
     */
    put: operations['putUser']
    post?: never
    /**
     * Erase a user without employee
     * @description The same for a consultant or another user who is not an employee.
     */
    delete: operations['eraseUser']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/absences/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read an absence */
    get: operations['getAbsence']
    /**
     * Create or replace an absence
     * @description Time away from work of one employment, such as a leave. Integrations with the dataset `absences` send it. It changes nobody’s access.
     */
    put: operations['putAbsence']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/employments/{id}/termination': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Terminate an employment, or change how it ends
     * @description Access `now` is a decision of its own each time: sent again for somebody whose account was opened by hand meanwhile, it closes the account again.
     */
    put: operations['putTermination']
    post?: never
    /**
     * Take a termination back
     * @description The leaver ends; an account that it had closed is given back. Without a termination nothing changes.
     */
    delete: operations['deleteTermination']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List users
     * @description In order of their last change, oldest first. To follow changes begin with `changedSince` long ago, and go on from the last `changedAt` that was read: no change is missed, and one may come again. Of people with `protectedIdentity` user name and e-mail are masked.
     */
    get: operations['listUsers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/deactivate': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Deactivate a user by hand
     * @description The leaver of its employee ends as `closed-by-hand`, and the connection stays. What koppling has closed already stays closed from then on, whoever returns.
     */
    post: operations['deactivateUser']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/reactivate': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Reactivate a user by hand
     * @description Who has no employment any more is closed again at `until`, 14 days ahead unless given, 90 at most; for an account that was opened so already another `until` moves that end. The connection is not restored.
     */
    post: operations['reactivateUser']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/enforcement': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Say that the closing of an account has been carried out
     * @description For the HR system, once it has ended the sessions and refuses log-in: the account step of the leaver counts as enforced.
     */
    put: operations['enforceUser']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/employees/{id}/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Export everything about an employee
     * @description One document with all that koppling keeps of the person, also where the identity is protected. That it was read stands in the audit trail (`employee.exported`).
     */
    get: operations['exportEmployee']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Export everything about a user without employee
     * @description The same for who has no employee. The user of an employee is exported with the employee.
     */
    get: operations['exportUser']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/connection': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read a user's connection
     * @description With what was asked for it last, by whom and why, and how far that came.
     */
    get: operations['getConnection']
    /**
     * Connect a user again, by e-mail
     * @description Links the person's Visma Connect account to the application, and makes one where the e-mail has none; by SCIM it lets the account in again and makes none, and in mode `task` somebody is asked (`GET /v1/visma-connect`). The e-mail becomes the user's; where another one is or may be connected, remove that connection first. It must be of one of `connectDomains` of the settings, where there are any, unless the user is connected already. Nobody is ever connected again but by this call or the one for many.
     */
    put: operations['connectUser']
    post?: never
    /**
     * Remove a user's connection
     * @description Runs at once; the account stays as it is, and the person's Visma Connect account too, but by SCIM, which suspends it. A connection that another active user shares is kept.
     */
    delete: operations['removeConnection']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/connection/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Say that a user's connection was removed or made by hand
     * @description Where the tenant has connections changed by people (`PUT /v1/visma-connect` with mode `task`) and the to-do `connection-task` is done: what was asked for ends as `done`, observed `confirmed-by-hand`.
     */
    post: operations['confirmConnection']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/users/{id}/connection/skip': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Take back what somebody is asked to do to a user's connection
     * @description Where the tenant has connections changed by people (mode `task`): the to-do `connection-task` goes, the connection stays as it was, also by which e-mail, and what was asked for by `DELETE` or `PUT` ends as `skipped` with the problem `taken-back`. What a leaver waits for is left by `POST /v1/leavers/{id}/skip`.
     */
    post: operations['skipConnectionChange']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/connection-removals': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Remove the connections of many users
     * @description Up to 1000 users by their ids, or all of the report *inactive but connected* that fit the filter. Each is carried out by itself, at the pace that Visma Connect bears, after leavers and single removals; a restart loses and repeats nothing.
     */
    post: operations['removeConnections']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/connection-removals/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read how far a removal of many connections came */
    get: operations['getConnectionRemovals']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/connections': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Connect many users again
     * @description Up to 1000 users by their ids, or all of the report *connection missing* that fit the filter, each by the e-mail that is on record, with a result of its own. Whose e-mail is of none of `connectDomains` of the settings is refused as `domain-not-allowed`, unless connected already; who is inactive ends as `skipped` (`user-inactive`): let them in first.
     */
    post: operations['connectUsers']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/connections/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read how far connecting many users came */
    get: operations['getConnections']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List leavers
     * @description One row per person (the user, where it has no employee), in order of the first cycle of each, newest first; with `all=true` every cycle of every employment. `employment` chooses among its cycles; the other filters look at the row that is shown.
     */
    get: operations['listLeavers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read a leaver */
    get: operations['getLeaver']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/postpone': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Hold a leaver back until an instant */
    post: operations['postponeLeaver']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/release': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Let a postponed leaver go on
     * @description Its plan counts again; if its date is past, it acts at once.
     */
    post: operations['releaseLeaver']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/run-now': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Close the account at once
     * @description The same decision as `access: now` in a termination: it passes days, delays and postponements.
     */
    post: operations['runLeaverNow']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/retry': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Try again to remove the connection
     * @description Without waiting for the next attempt, or after what stood in the way was mended.
     */
    post: operations['retryLeaver']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/skip': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Leave the connection as it is
     * @description The account stays closed, and the leaver is finished.
     */
    post: operations['skipConnection']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/confirm': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Say that the connection was removed by hand
     * @description Where the tenant has connections removed by people (`PUT /v1/visma-connect` with mode `task`) and the to-do `connection-task` is done: the leaver is finished, with the connection step `done` and observed `confirmed-by-hand`.
     */
    post: operations['confirmLeaver']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/cancel': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Let the account stay open
     * @description Until the termination itself changes; nothing has been closed yet.
     */
    post: operations['cancelLeaver']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/leavers/{id}/evidence': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read the evidence of a leaver
     * @description Last day, rule and dates, who asked, what was done and observed, how late, and the entries of the audit trail that say so. Ids, dates and codes only. As CSV: one value per row, with the way to it.
     */
    get: operations['getLeaverEvidence']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/replans': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List re-plans
     * @description Newest first. Here a re-plan is found again whose id was lost with the answer.
     */
    get: operations['listReplans']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/replans/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read a re-plan
     * @description First everybody is planned again, then the workflows whose date moved are told, soonest first. Nobody is closed by a former date meanwhile.
     */
    get: operations['getReplan']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/syncs': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List the runs of an integration
     * @description Newest first.
     */
    get: operations['listSyncs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/syncs/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read a run */
    get: operations['getSync']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/syncs/{id}/results': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read what became of each employee in a run
     * @description In order of the employees’ ids. As CSV all of them at once, a row for each field.
     */
    get: operations['listSyncResults']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/syncs/{id}/file': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Fetch the file of a run
     * @description With everything as it is, nothing masked: for admins, and it stands in the audit trail. It counts as fetched once it was sent whole. Kept for 30 days.
     */
    get: operations['getSyncFile']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/guard': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read what the mass guard holds
     * @description More than the larger of two numbers in the settings (10, and 5 % of the active users, unless set) would close within 24 hours: then all of them are held until an admin approves, or until fewer are left.
     */
    get: operations['getGuard']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/guard/approve': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Let go what the mass guard holds
     * @description Exactly the set that was shown; whoever joins it later wants an approval of its own. Or ahead, for a date and a number: if there are more by then, they are held.
     */
    post: operations['approveGuard']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/guard/undo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Take an approval back
     * @description The accounts that it let close are open again, what had not acted yet is held again, and whoever is still due waits for another approval. Connections are not restored; those to restore are listed.
     */
    post: operations['undoGuardApproval']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/reports/inactive-but-connected': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List users that are inactive but connected
     * @description Whose account is closed while a Visma Connect connection exists or may exist, the longest first: since when and why stands with each.
     */
    get: operations['listInactiveButConnected']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/reports/connection-missing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List users whose connection is missing
     * @description Who may log in, but whose Visma Connect connection koppling took or may have taken away: since when and by which leaver, the longest first. It is connected again by an explicit call only.
     */
    get: operations['listMissingConnections']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/todo': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List everything that waits for a person
     * @description The longest first. An entry goes by itself once what it says is mended.
     */
    get: operations['listTodo']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/systems': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List the payroll systems that can be integrated
     * @description With the JSON Schemas of credentials and mapping, and the fields of an employee that the system needs.
     */
    get: operations['listSystems']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List integrations
     * @description The oldest first, those that are disconnected as well.
     */
    get: operations['listIntegrations']
    put?: never
    /**
     * Set up an integration
     * @description Nothing is sent before credentials are proven, a test was looked at, and the integration is promoted. `nextStep` says what comes next, and with which call.
     */
    post: operations['createIntegration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read an integration */
    get: operations['getIntegration']
    put?: never
    post?: never
    /**
     * Disconnect an integration
     * @description Nothing runs any more and its credentials are erased; what it sent stays in the system, and its runs can be read.
     */
    delete: operations['disconnectIntegration']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/credentials': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Prove credentials and keep them
     * @description A real call checks that they may read and write, and whose company they open: it must be the employer’s, by its organisation number, else confirmed by name. They are kept encrypted and are never shown. Where a lost authorisation had stopped a run, another one starts for whom it had not come to, unless the integration was paused since. Those of another company are refused while a run is under way.
     */
    put: operations['putIntegrationCredentials']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Send one or two complete employees as a test
     * @description It writes for real: into the system’s test folder where it has one, else into the connected company. Only the latest test counts; a second one updates what the first one made.
     */
    post: operations['testIntegration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/approve': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Approve the latest test
     * @description After a look at `GET /v1/syncs/{id}/results`: it must be green, of this company and mapping, and no older than the settings allow.
     */
    post: operations['approveIntegrationTest']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/promote': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Go live
     * @description From tested and approved to a schedule, or to running by hand (`"schedule": null`). The first live run shows what it is about to do and waits for an approval. Promoted anew, what is paused stays paused.
     */
    post: operations['promoteIntegration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/preview': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Run everything but the writes
     * @description Its results tell by employee and field what a run would create, update, leave and refuse. To see whom a run that is held is about: decline it, preview, and sync again.
     */
    post: operations['previewIntegration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/sync': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Sync by hand
     * @description Beside the schedule as well, and while that is paused. `full` sends everything again.
     */
    post: operations['syncIntegration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/syncs/{id}/approve': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Let a held run go on
     * @description With exactly the numbers that the run shows as `planned`.
     */
    post: operations['approveSync']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/syncs/{id}/decline': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * End a held run before its first write
     * @description It ends as `stopped` with the problem `declined`; nothing is sent. The next run plans anew, by the scope and the mapping of then.
     */
    post: operations['declineSync']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/schedule': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /** Change when an integration syncs by itself */
    put: operations['putIntegrationSchedule']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/pause': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Pause the schedule
     * @description Runs by hand stay possible.
     */
    post: operations['pauseIntegration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/resume': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Let the schedule go on
     * @description From its next day on.
     */
    post: operations['resumeIntegration']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/mapping': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read the mapping of an integration
     * @description The latest version, with every value of the scope that it says nothing about.
     */
    get: operations['getIntegrationMapping']
    /**
     * Replace the mapping of an integration
     * @description Checked by the schema of the system. Each change is a new version, which live runs go by once it was tested and approved.
     */
    put: operations['putIntegrationMapping']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/scope': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read whom an integration covers */
    get: operations['getIntegrationScope']
    /**
     * Change whom an integration covers
     * @description Whoever leaves the scope is removed nowhere. If it covers more than before, the next live run asks for an approval of its numbers; and of what was promoted, others that may cover the same employees are to be accepted by name, as at promotion.
     */
    put: operations['putIntegrationScope']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/freeze': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read the dates on which an integration does not run */
    get: operations['getIntegrationFreeze']
    /**
     * Set the dates on which an integration does not run
     * @description Such as the cut-off of a payroll. A run that falls on one of them is frozen, not missed.
     */
    put: operations['putIntegrationFreeze']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/readiness': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List what employees lack for the system
     * @description Every missing or invalid field of everyone whom the integration covers, after the latest mapping. A page may hold fewer than `limit` although others follow.
     */
    get: operations['listReadiness']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/matches': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List who employees are at the system
     * @description As runs have found it, and people have said. Of the company that the credentials belong to now; nobody before credentials are proven.
     */
    get: operations['listMatches']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/integrations/{id}/matches/{employeeId}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    /**
     * Say who an employee is at the system
     * @description Links the employee to somebody there, or says that it is new and may be created. The next run sends all of it.
     */
    put: operations['putMatch']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read the audit trail
     * @description Ids, dates, codes and the names of changed personal fields; the words of a reason are a person’s.
     */
    get: operations['listAudit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/audit/verification': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Verify the audit trail
     * @description Computes every hash again, from where entries are kept to the signed head. A removed, altered, inserted or reordered entry shows. A head that was kept elsewhere may be given, so that a chain that was rewritten as a whole, or cut back to an older state, shows too.
     */
    get: operations['verifyAudit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/audit/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Export the audit trail
     * @description Every sealed entry in the order of the chain, one per line, with all that is needed to verify it elsewhere; the last line tells the head. Without that line the export is not whole: ask for the rest with `after`.
     */
    get: operations['exportAudit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/events': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List the events after a sequence number
     * @description In the order of their sequence numbers, which have no gaps: whoever has read one has missed none before it. Events are kept for 30 days.
     */
    get: operations['listEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhook-endpoints': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List webhook endpoints, never their secrets
     * @description The oldest first.
     */
    get: operations['listWebhookEndpoints']
    put?: never
    /**
     * Create a webhook endpoint
     * @description Events are sent by the [Standard Webhooks](https://www.standardwebhooks.com) specification. A partner’s key that names no tenant makes an endpoint for the events of all its tenants.
     */
    post: operations['createWebhookEndpoint']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhook-endpoints/{id}': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read a webhook endpoint */
    get: operations['getWebhookEndpoint']
    /**
     * Change a webhook endpoint
     * @description Its secret stays. What waits to be sent goes to the new URL.
     */
    put: operations['putWebhookEndpoint']
    post?: never
    /** Delete a webhook endpoint with its deliveries */
    delete: operations['deleteWebhookEndpoint']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhook-endpoints/{id}/rotate-secret': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Give a webhook endpoint a new secret
     * @description The former one signs beside it for `overlapHours`, so that no delivery is refused while the receiver changes over.
     */
    post: operations['rotateWebhookSecret']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhook-endpoints/{id}/enable': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Enable a webhook endpoint that was disabled
     * @description What was given up when it was disabled is sent. For the events since then there are no deliveries: read them by `GET /v1/events?after=`.
     */
    post: operations['enableWebhookEndpoint']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhook-endpoints/{id}/test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Send a test event to a webhook endpoint
     * @description Of type `webhook.test`, whatever types the endpoint takes. How it went stands in the delivery.
     */
    post: operations['testWebhookEndpoint']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhook-deliveries': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * List deliveries with their attempts
     * @description The newest first. One that fails is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h; then it is `failed`.
     */
    get: operations['listWebhookDeliveries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/webhook-deliveries/{id}/replay': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Send a delivery again
     * @description At once, under the same `webhook-id`, and by the whole schedule if that fails.
     */
    post: operations['replayWebhookDelivery']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/keys': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List the keys of the platform, never their secrets */
    get: operations['listPlatformKeys']
    put?: never
    /**
     * Create a key of the platform
     * @description `operator` sees leavers and alarms of all tenants without personal data, retries many and stops; `platform` makes tenants, partners and keys as well.
     */
    post: operations['createPlatformKey']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/stop': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Read what is stopped */
    get: operations['getStop']
    /**
     * Stop accounts, connections or syncs at once, or let them go on
     * @description For the tenant named, or for all; the stops of others stay as they are. From the answer on nothing acts that is stopped, decisions of people and access `now` included; a call to Visma Connect or to a payroll system that is under way ends. What is due meanwhile is held, and goes on when the stop is lifted.
     */
    put: operations['putStop']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/leavers': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List the open leavers of all tenants, those due first at the top */
    get: operations['listOpenLeavers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/leavers/retry': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /**
     * Try again to remove the connections of many leavers
     * @description Of all that wait for a person, or fail and try again by themselves. Counted first: send `expect` as the number that the 409 tells. Throttled; each leaver keeps who asked and why among its edits.
     */
    post: operations['retryOpenLeavers']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/alarms': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** List alarms, open and closed, newest first */
    get: operations['listAlarms']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/audit': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Read the audit trail of the platform
     * @description Ids, dates, codes and the names of changed personal fields; the words of a reason are a person’s.
     */
    get: operations['listPlatformAudit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/audit/verification': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Verify the audit trail of the platform
     * @description Computes every hash again, from where entries are kept to the signed head. A removed, altered, inserted or reordered entry shows. A head that was kept elsewhere may be given, so that a chain that was rewritten as a whole, or cut back to an older state, shows too.
     */
    get: operations['verifyPlatformAudit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/v1/platform/audit/export': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /**
     * Export the audit trail of the platform
     * @description Every sealed entry in the order of the chain, one per line, with all that is needed to verify it elsewhere; the last line tells the head. Without that line the export is not whole: ask for the rest with `after`.
     */
    get: operations['exportPlatformAudit']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/live': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether the process answers */
    get: operations['getLiveness']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/health/ready': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    /** Whether all that it needs answers too */
    get: operations['getReadiness']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export interface webhooks {
  'leaver.planned': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** An account is going to be closed: a termination was told, or became due */
    post: operations['onLeaverPlanned']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.edited': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The date, or the rule behind it, changed */
    post: operations['onLeaverEdited']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.closes-soon': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The account closes within three days; told once for each date */
    post: operations['onLeaverClosesSoon']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.held': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Something holds it back: a person, the mass guard, the last administrator, or a stop */
    post: operations['onLeaverHeld']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.released': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** It goes on by its plan */
    post: operations['onLeaverReleased']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.completed': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Both steps are done: the account is closed and the connection settled */
    post: operations['onLeaverCompleted']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.cancelled': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Nothing is closed: the reason for it is gone, or an operator decided so */
    post: operations['onLeaverCancelled']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.superseded': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Another employment of the same person decides */
    post: operations['onLeaverSuperseded']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.closed-by-hand': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A person closed the account first */
    post: operations['onLeaverClosedByHand']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'leaver.undone': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The closing was taken back */
    post: operations['onLeaverUndone']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'user.deactivated': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The account is closed: end its sessions and refuse log-in */
    post: operations['onUserDeactivated']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'user.reactivated': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The account is open again */
    post: operations['onUserReactivated']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'user.opens': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** When a closed account opens for a new employment, or that it no longer does */
    post: operations['onUserOpens']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'connection.removed': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The Visma Connect connection is removed */
    post: operations['onConnectionRemoved']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'connection.missing': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Somebody may log in whose connection koppling took, or may have taken */
    post: operations['onConnectionMissing']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'connection.connected': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The user is connected with Visma Connect again */
    post: operations['onConnectionConnected']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'person.erased': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A person was erased: forget what was read of it */
    post: operations['onPersonErased']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'guard.holding': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The mass guard holds leavers: an admin looks at them */
    post: operations['onGuardHolding']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'replan.finished': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Everybody whom a change of settings, template or employer concerned has the new date */
    post: operations['onReplanFinished']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'integration.authorised': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A payroll system took the credentials of an integration */
    post: operations['onIntegrationAuthorised']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'integration.authorisation-lost': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The payroll system takes them no longer: nothing runs until an admin sends new ones */
    post: operations['onIntegrationAuthorisationLost']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'integration.promoted': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** An integration is live, or lives on with another mapping */
    post: operations['onIntegrationPromoted']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'integration.paused': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Somebody paused the schedule of an integration */
    post: operations['onIntegrationPaused']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'integration.resumed': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The schedule goes on */
    post: operations['onIntegrationResumed']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'integration.disconnected': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** An integration is over: nothing runs any more, and its credentials are erased */
    post: operations['onIntegrationDisconnected']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'sync.started': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A run of an integration began */
    post: operations['onSyncStarted']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'sync.held': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A run would do much, and waits before its first write until an admin approves its numbers */
    post: operations['onSyncHeld']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'sync.finished': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A run of an integration is over; its results can be read */
    post: operations['onSyncFinished']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'sync.missed': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A run of a schedule did not begin; told once for each */
    post: operations['onSyncMissed']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'todo.opened': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Something waits for a person; told again at each run that is missed by it */
    post: operations['onTodoOpened']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'todo.closed': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** It waits no more */
    post: operations['onTodoClosed']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'tenant.closed': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** The tenant is closed: nothing acts any more, and this is the last event that is sent */
    post: operations['onTenantClosed']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'tenant.reopened': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** A closed tenant is open again; it only observes until an admin switches the automation on */
    post: operations['onTenantReopened']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  'webhook.test': {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    get?: never
    put?: never
    /** Somebody asked for a test of the endpoint */
    post: operations['onWebhookTest']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}
export interface components {
  schemas: {
    Tenant: {
      id: components['schemas']['Id']
      name: string
      /**
       * @description IANA time zone.
       * @example Europe/Stockholm
       */
      timeZone: string
    }
    Partner: {
      id: components['schemas']['Id']
      name: string
    }
    NewPartnerKey: {
      name: string
    }
    NewKey: {
      /** @enum {string} */
      role: 'viewer' | 'hr' | 'admin'
      name: string
    }
    KeyRotation: {
      /**
       * @description For so long the secret of now is taken as well; 0: not any more.
       * @default 24
       */
      overlapHours?: number
    }
    TenantClosing: {
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
      /** @description The id of the tenant once more. */
      confirm: components['schemas']['Id']
    }
    NewSettings: {
      /**
       * @description Deactivate account this many days after terminated employment; null means 5.
       * @default null
       */
      deactivateAfterDays?: components['schemas']['Days'] | null
      /**
       * @description Open a closed account this many days before a new employment; null means 1.
       * @default null
       */
      reactivateDaysBefore?: components['schemas']['Days'] | null
      /** @default 0 */
      keepIfReturningWithinDays?: number
      /**
       * @description IANA time zone.
       * @example Europe/Stockholm
       */
      timeZone: string
      /**
       * @description The local hour at which a date takes effect.
       * @default 00:00
       * @example 00:00
       */
      dueTime?: string
      /** @enum {string} */
      automation?: 'observe' | 'on'
      /** @default 10 */
      lateNoticeDelayMinutes?: number
      /**
       * @default {
       *       "count": 10,
       *       "percent": 5
       *     }
       */
      guard?: {
        count: number
        percent: number
      }
      /** @default false */
      removeConnectionWhenDeactivatedByHand?: boolean
      /**
       * @description The domains by whose e-mails users may be connected with Visma Connect; what lies below a domain is another one. Empty means any. Nobody who is connected loses anything by it.
       * @default []
       */
      connectDomains?: string[]
      /**
       * @description The mail that Visma Connect sends to whoever was connected by koppling; null means none.
       * @default null
       */
      welcomeMail?: components['schemas']['WelcomeMail'] | null
      /** @default 30 */
      testValidDays?: number
      /** @default false */
      approverMustDiffer?: boolean
      /**
       * @description For how many whole months the audit trail is kept; null means for good.
       * @default 120
       */
      auditKeptForMonths?: number | null
      /**
       * @default {
       *       "payDays": 90,
       *       "bankAccountDays": 90,
       *       "nationalIdDays": 90,
       *       "addressDays": 90,
       *       "resultsDays": 90,
       *       "evidenceMonths": 24
       *     }
       */
      retention?: components['schemas']['Retention']
      /** @description When the automation is switched on: how many leavers act within 24 hours. Without it, or with another number, the answer is the problem `confirmation-required` with the number; if there are none it may be left out. */
      confirmActingWithin24Hours?: number
    }
    /** @description A number of days, or `off`: never by itself. Null inherits from the next level. An account that is to close more than 180 days after the end is answered with a warning. */
    Days: number | 'off'
    WelcomeMail: {
      /** @description The name of the application, as the mail shows it. */
      applicationName: string
      /**
       * @description Where the mail leads, such as the log-in page.
       * @example https://hr.example.se/login
       */
      redirectUri: string
    }
    /** @description For how many days the fields of a person are kept after the last employment, and results and evidence after their end. */
    Retention: {
      /** @default 90 */
      payDays?: number
      /** @default 90 */
      bankAccountDays?: number
      /**
       * @description Also for the birth date.
       * @default 90
       */
      nationalIdDays?: number
      /** @default 90 */
      addressDays?: number
      /**
       * @description What became of requests about many connections, of re-plans, of changes by hand and of employees in syncs.
       * @default 90
       */
      resultsDays?: number
      /**
       * @description Finished leavers with their edits, steps and evidence. The audit trail has a time of its own.
       * @default 24
       */
      evidenceMonths?: number
    }
    NewIdentityProvider:
      | components['schemas']['PublicApiProvider']
      | components['schemas']['ScimProvider']
      | components['schemas']['TaskProvider']
    PublicApiProvider: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      mode: 'public-api'
      /**
       * @description A client of your own; null goes by the client of the deployment.
       * @default null
       */
      clientId?: string | null
      /** @default null */
      clientSecret?: string | null
      /**
       * @default [
       *       "publicapi:user:read",
       *       "publicapi:user:update",
       *       "publicapi:user:create"
       *     ]
       */
      scopes?: string[]
      /**
       * @description Null: the deployment’s.
       * @default null
       */
      tokenUrl?: string | null
      /**
       * @description Null: the deployment’s.
       * @default null
       */
      apiUrl?: string | null
    }
    ScimProvider: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      mode: 'scim2'
      /**
       * Format: uri
       * @description The SCIM endpoint of the customer, below which `/Users` and `/ServiceProviderConfig` lie, such as https://scim.example.com/acme/v2.
       * @example https://connect.visma.com/connect/token
       */
      baseUrl: string
      /** @description Kept encrypted, and shown by no answer. */
      token: string
      /** @description Exactly `suspend the whole Visma account of people who leave`, typed by whoever decides so. Without it, or with other words, the answer is the problem `confirmation-in-words-required` with the words. */
      confirm?: string
    }
    TaskProvider: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      mode: 'task'
      /** @description What somebody is to do; stands in the to-do. No personal data. */
      text: string
    }
    Employer: {
      name: string
      /** @default null */
      organisationNumber?: string | null
      /** @example SE */
      country: string
      /**
       * @description Null: the tenant’s.
       * @default null
       */
      timeZone?: string | null
    }
    UserTemplate: {
      name: string
      /** @default null */
      deactivateAfterDays?: components['schemas']['Days'] | null
      /** @default null */
      reactivateDaysBefore?: components['schemas']['Days'] | null
      /** @default null */
      keepIfReturningWithinDays?: number | null
    }
    Employee: {
      /**
       * @description Rises with every change; an older document is refused as stale.
       * @default null
       */
      revision?: number | null
      employeeNumber: string
      givenName: string
      familyName: string
      /** @default null */
      workEmail?: string | null
      /** @default null */
      privateEmail?: string | null
      /** @default null */
      mobilePhone?: string | null
      /** @default null */
      nationalId?: {
        /** @example SE */
        country: string
        number: string
      } | null
      /**
       * @description Needed by payroll systems where the identity number does not tell it; one that contradicts the number is found by readiness.
       * @default null
       */
      birthDate?: string | null
      /**
       * @description Masked wherever many people are shown, and for the role `viewer` everywhere: `***`, `masked@protected.invalid`, the country `ZZ` and the birth date `2999-12-31` stand in place of values. A document that holds them is refused.
       * @default false
       */
      protectedIdentity?: boolean
      /**
       * @description A legal hold: while it is true nothing of this person is erased, by request or by age; leavers go on. Left out changes nothing.
       * @default null
       */
      preserve?: boolean | null
      /** @default null */
      address?: {
        /** @default null */
        street?: string | null
        /** @default null */
        postalCode?: string | null
        /** @default null */
        city?: string | null
        /** @example SE */
        country: string
      } | null
      /** @default null */
      bankAccount?: {
        /** @example SE */
        country: string
        /** @default null */
        clearing?: string | null
        number: string
      } | null
      /** @default null */
      departmentId?: components['schemas']['Id'] | null
      /** @default null */
      officeId?: components['schemas']['Id'] | null
      /** @default null */
      managerEmployeeId?: components['schemas']['Id'] | null
      employments: components['schemas']['Employment'][]
      /** @description Null: this person does not log in. */
      user: components['schemas']['EmployeeUser'] | null
      /**
       * @description With `user: null`: the known user no longer belongs to this employee.
       * @default false
       */
      withdrawUser?: boolean
      /** @description Anything of your own; ignored. */
      extra?: {
        [key: string]: unknown
      }
    }
    Employment: {
      id: components['schemas']['Id']
      /** @default null */
      employerId?: components['schemas']['Id'] | null
      /**
       * Format: date
       * @description A calendar date.
       * @example 2026-10-31
       */
      startDate: string
      /**
       * @description The last day of employment, not the last day worked.
       * @default null
       */
      lastDay?: string | null
      /**
       * @description It never started and was entered by mistake.
       * @default false
       */
      withdrawn?: boolean
      /** @default null */
      contractType?: string | null
      /** @default null */
      fullTimePercent?: string | null
      /** @default null */
      jobTitle?: string | null
      /** @default null */
      occupationCode?: string | null
      /** @default null */
      pay?: components['schemas']['Pay'] | null
    }
    Pay: {
      /** @enum {string} */
      type: 'monthly' | 'hourly'
      amount: string
      currency: string
      /** @default null */
      from?: string | null
    }
    EmployeeUser: {
      id: components['schemas']['Id']
      username: string
      /** @default null */
      vismaConnectEmail?: string | null
      /** @default null */
      vismaConnectUserId?: string | null
      /** @default null */
      userTemplateId?: components['schemas']['Id'] | null
      /** @default null */
      deactivateAfterDays?: components['schemas']['Days'] | null
      /** @default null */
      reactivateDaysBefore?: components['schemas']['Days'] | null
      /** @default false */
      administrator?: boolean
      /**
       * @description Never touched by the automation, such as a service account.
       * @default false
       */
      exempt?: boolean
      /**
       * @description At first sight the state of the account; later `false` is a deactivation by hand, and left out changes nothing.
       * @default null
       */
      active?: boolean | null
      /** @default null */
      inactiveSince?: string | null
      /**
       * @description Whether a Visma Connect connection exists, at first sight.
       * @default null
       */
      connected?: ('yes' | 'no' | 'unknown') | null
    }
    EmployeeLine: {
      id: components['schemas']['Id']
      /**
       * @description Rises with every change; an older document is refused as stale.
       * @default null
       */
      revision?: number | null
      employeeNumber: string
      givenName: string
      familyName: string
      /** @default null */
      workEmail?: string | null
      /** @default null */
      privateEmail?: string | null
      /** @default null */
      mobilePhone?: string | null
      /** @default null */
      nationalId?: {
        /** @example SE */
        country: string
        number: string
      } | null
      /**
       * @description Needed by payroll systems where the identity number does not tell it; one that contradicts the number is found by readiness.
       * @default null
       */
      birthDate?: string | null
      /**
       * @description Masked wherever many people are shown, and for the role `viewer` everywhere: `***`, `masked@protected.invalid`, the country `ZZ` and the birth date `2999-12-31` stand in place of values. A document that holds them is refused.
       * @default false
       */
      protectedIdentity?: boolean
      /**
       * @description A legal hold: while it is true nothing of this person is erased, by request or by age; leavers go on. Left out changes nothing.
       * @default null
       */
      preserve?: boolean | null
      /** @default null */
      address?: {
        /** @default null */
        street?: string | null
        /** @default null */
        postalCode?: string | null
        /** @default null */
        city?: string | null
        /** @example SE */
        country: string
      } | null
      /** @default null */
      bankAccount?: {
        /** @example SE */
        country: string
        /** @default null */
        clearing?: string | null
        number: string
      } | null
      /** @default null */
      departmentId?: components['schemas']['Id'] | null
      /** @default null */
      officeId?: components['schemas']['Id'] | null
      /** @default null */
      managerEmployeeId?: components['schemas']['Id'] | null
      employments: components['schemas']['Employment'][]
      /** @description Null: this person does not log in. */
      user: components['schemas']['EmployeeUser'] | null
      /**
       * @description With `user: null`: the known user no longer belongs to this employee.
       * @default false
       */
      withdrawUser?: boolean
      /** @description Anything of your own; ignored. */
      extra?: {
        [key: string]: unknown
      }
    }
    User: {
      username: string
      /** @default null */
      vismaConnectEmail?: string | null
      /** @default null */
      vismaConnectUserId?: string | null
      /** @default null */
      userTemplateId?: components['schemas']['Id'] | null
      /** @default null */
      deactivateAfterDays?: components['schemas']['Days'] | null
      /** @default null */
      reactivateDaysBefore?: components['schemas']['Days'] | null
      /** @default false */
      administrator?: boolean
      /**
       * @description Never touched by the automation, such as a service account.
       * @default false
       */
      exempt?: boolean
      /**
       * @description At first sight the state of the account; later `false` is a deactivation by hand, and left out changes nothing.
       * @default null
       */
      active?: boolean | null
      /** @default null */
      inactiveSince?: string | null
      /**
       * @description Whether a Visma Connect connection exists, at first sight.
       * @default null
       */
      connected?: ('yes' | 'no' | 'unknown') | null
      /** @description Of a user without employee: the first local day without access, in the zone of the tenant. Null takes it back, and left out changes nothing. */
      accessEndsOn?: string | null
    }
    Absence: {
      /**
       * @description Rises with every change; an older document is refused as stale.
       * @default null
       */
      revision?: number | null
      employeeId: components['schemas']['Id']
      /** @description Of this employee. An absence never moves to another employee. */
      employmentId: components['schemas']['Id']
      /**
       * @description Your own code; the mapping of an integration says what it is at the system.
       * @example parental
       */
      type: string
      /**
       * Format: date
       * @description A calendar date.
       * @example 2026-10-31
       */
      startDate: string
      /**
       * @description The last day away, not before the first; null: not known yet.
       * @default null
       */
      endDate?: string | null
      /**
       * @description How much of full time is away.
       * @example 100
       */
      percent: string
      /**
       * @description It never was, and was entered by mistake.
       * @default false
       */
      withdrawn?: boolean
      /** @description Anything of your own; ignored. */
      extra?: {
        [key: string]: unknown
      }
    }
    Termination: {
      /**
       * Format: date
       * @description The last day of employment, not the last day worked.
       * @example 2026-10-31
       */
      lastDay: string
      /** @default rule */
      access?: components['schemas']['Access']
      /**
       * @description With access `now`: also if this is the tenant's last active administrator.
       * @default false
       */
      allowLastAdministrator?: boolean
      /** @default null */
      reason?: string | null
    }
    /** @description How access ends: by the rule, at once, or on a date of its own (the first local day without access, also before the last day). */
    Access:
      | ('rule' | 'now')
      | {
          /**
           * Format: date
           * @description A calendar date.
           * @example 2026-10-31
           */
          endsOn: string
        }
    Deactivation: {
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    Reactivation: {
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
      /** @default null */
      until?: string | null
    }
    Enforcement: {
      /**
       * Format: date-time
       * @description Of the user, as it was read: which closing it was.
       * @example 2026-11-05T23:00:00.000Z
       */
      inactiveSince: string
    }
    ConnectionRemoval: {
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    NewConnection: {
      /** Format: email */
      email: string
      /**
       * @description Only for a user without employee: Visma Connect wants a name for a new account.
       * @default null
       */
      givenName?: string | null
      /** @default null */
      familyName?: string | null
      /** @default null */
      reason?: string | null
    }
    ConnectionByHand: {
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    ConnectionRemovals:
      | {
          users: components['schemas']['Id'][]
          /** @description Why; stands in the audit trail. No personal data. */
          reason: string
        }
      | {
          /** @description All of the report *inactive but connected*, or those of it that fit. */
          filter: {
            /** @enum {string} */
            inactiveWhy?: 'launch' | 'person' | 'automation'
            /**
             * Format: date-time
             * @description An instant in UTC.
             * @example 2026-11-05T23:00:00.000Z
             */
            inactiveSince?: string
          }
          /** @description Why; stands in the audit trail. No personal data. */
          reason: string
        }
    NewConnections:
      | {
          users: components['schemas']['Id'][]
          /** @description Why; stands in the audit trail. No personal data. */
          reason: string
        }
      | {
          /** @description All of the report *connection missing*, or those of it that fit: all that a bulk request, an approval of the guard or a leaver closed. */
          filter: {
            /** Format: uuid */
            bulkRequest?: string
            /** Format: uuid */
            approval?: string
            /** Format: uuid */
            leaver?: string
          }
          /** @description Why; stands in the audit trail. No personal data. */
          reason: string
        }
    Postponement: {
      /**
       * Format: date-time
       * @description Ahead, within 90 days; from then on the plan counts again.
       * @example 2026-11-05T23:00:00.000Z
       */
      until: string
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    Decision: {
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    GuardApproving: {
      /** @description As `GET /guard` showed it. */
      revision?: string
      /**
       * Format: date
       * @description Instead of a revision: ahead, for those whose access ends on this date.
       * @example 2026-10-31
       */
      date?: string
      /** @description How many leavers: as many as `GET /guard` showed. */
      count: number
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    GuardUndoing: {
      /** Format: uuid */
      approval: string
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    IntegrationDocument: {
      /**
       * @description Of `GET /v1/systems`.
       * @example tripletex
       */
      system: string
      name: string
      /** @description The company at the system must have the organisation number of this employer. */
      employerId: components['schemas']['Id']
      /**
       * @default {
       *       "employerIds": null,
       *       "departmentIds": null,
       *       "officeIds": null,
       *       "employeeIds": null,
       *       "excludedEmployeeIds": [],
       *       "datasets": [
       *         "employees"
       *       ]
       *     }
       */
      scope?: components['schemas']['ScopeDocument']
      /**
       * Format: date
       * @description Absences and pay changes before it are not sent; the first of this month unless given.
       * @example 2026-10-31
       */
      startsOn?: string
    }
    /** @description Whom the integration covers, and what of them: who has an employment at one of the employers, and is in one of the departments, in one of the offices and among the employees, as far as these are named. */
    ScopeDocument: {
      /**
       * @description Null: the employer of the integration alone.
       * @default null
       */
      employerIds?: components['schemas']['Id'][] | null
      /**
       * @description Null: all.
       * @default null
       */
      departmentIds?: components['schemas']['Id'][] | null
      /**
       * @description Null: all.
       * @default null
       */
      officeIds?: components['schemas']['Id'][] | null
      /**
       * @description Null: all.
       * @default null
       */
      employeeIds?: components['schemas']['Id'][] | null
      /**
       * @description Never covered, however else they are named.
       * @default []
       */
      excludedEmployeeIds?: components['schemas']['Id'][]
      /**
       * @description What is sent of them: always `employees`, and `absences` where the system takes them.
       * @default [
       *       "employees"
       *     ]
       */
      datasets?: ('employees' | 'absences')[]
    }
    IntegrationCredentials: {
      /** @description By the schema that `GET /v1/systems` shows for this system. Never answered, logged or told. */
      credentials: {
        [key: string]: unknown
      }
      /**
       * @description When they run out, if known.
       * @default null
       */
      expiresOn?: string | null
      /**
       * @description Confirms the company where organisation numbers cannot be compared.
       * @default null
       */
      companyName?: string | null
    }
    IntegrationTest: {
      /** @description One or two; `GET …/readiness` proposes some. */
      employees: components['schemas']['Id'][]
    }
    IntegrationPromotion: {
      /** @description null: runs by hand only. */
      schedule: components['schemas']['SyncSchedule'] | null
      /**
       * @description Integrations that may cover the same employees, accepted by name.
       * @default []
       */
      acceptOverlapWith?: string[]
    }
    SyncSchedule: {
      weekdays: ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[]
      /**
       * @description A quarter of an hour of the zone; a run starts up to 15 minutes later.
       * @default 06:00
       */
      at?: string
      /**
       * @description IANA time zone.
       * @example Europe/Stockholm
       */
      timeZone: string
      /**
       * Format: date
       * @description A calendar date.
       * @example 2026-10-31
       */
      from: string
      /** @default null */
      until?: string | null
    }
    IntegrationSync: {
      /**
       * @description Sends everything again, also what did not change.
       * @default false
       */
      full?: boolean
    }
    SyncApproval: {
      planned: {
        scope: number
        created: number
        ended: number
        bankAccountChanged: number
        nationalIdChanged: number
        employees: number
      }
    }
    SyncDecline: {
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    IntegrationSchedule: {
      /** @description null: runs by hand only. */
      schedule: components['schemas']['SyncSchedule'] | null
    }
    /** @description By the JSON Schema `mapping` of the system in `GET /v1/systems`. */
    MappingDocument: {
      [key: string]: unknown
    }
    /** @description Whom the integration covers from now on, and what of them. */
    ScopeChange: {
      /**
       * @description Null: the employer of the integration alone.
       * @default null
       */
      employerIds?: components['schemas']['Id'][] | null
      /**
       * @description Null: all.
       * @default null
       */
      departmentIds?: components['schemas']['Id'][] | null
      /**
       * @description Null: all.
       * @default null
       */
      officeIds?: components['schemas']['Id'][] | null
      /**
       * @description Null: all.
       * @default null
       */
      employeeIds?: components['schemas']['Id'][] | null
      /**
       * @description Never covered, however else they are named.
       * @default []
       */
      excludedEmployeeIds?: components['schemas']['Id'][]
      /**
       * @description What is sent of them: always `employees`, and `absences` where the system takes them.
       * @default [
       *       "employees"
       *     ]
       */
      datasets?: ('employees' | 'absences')[]
      /**
       * @description Integrations that may cover the same employees, accepted by name.
       * @default []
       */
      acceptOverlapWith?: string[]
    }
    Freeze: {
      /** @description In the zone of the schedule. All that are frozen: what is left out is not. */
      dates: string[]
    }
    /** @description Who the employee is at the system, or that nobody there is meant. */
    MatchDecision:
      | {
          remoteId: string
          /** @description Why; stands in the audit trail. No personal data. */
          reason: string
        }
      | {
          /** @constant */
          new: true
          /** @description Why; stands in the audit trail. No personal data. */
          reason: string
        }
    WebhookEndpointDocument: {
      /**
       * Format: uri
       * @description Where events are sent by POST. HTTPS, on port 443 or from 1024 up, at a public address; without credentials and fragment. Redirects are not followed.
       * @example https://hr.example.se/koppling-events
       */
      url: string
      /** @default null */
      description?: string | null
      /**
       * @description The types to send; null sends all, also those of later versions.
       * @default null
       */
      eventTypes?: components['schemas']['EventType'][] | null
    }
    /** @enum {string} */
    EventType:
      | 'leaver.planned'
      | 'leaver.edited'
      | 'leaver.closes-soon'
      | 'leaver.held'
      | 'leaver.released'
      | 'leaver.completed'
      | 'leaver.cancelled'
      | 'leaver.superseded'
      | 'leaver.closed-by-hand'
      | 'leaver.undone'
      | 'user.deactivated'
      | 'user.reactivated'
      | 'user.opens'
      | 'connection.removed'
      | 'connection.missing'
      | 'connection.connected'
      | 'person.erased'
      | 'guard.holding'
      | 'replan.finished'
      | 'integration.authorised'
      | 'integration.authorisation-lost'
      | 'integration.promoted'
      | 'integration.paused'
      | 'integration.resumed'
      | 'integration.disconnected'
      | 'sync.started'
      | 'sync.held'
      | 'sync.finished'
      | 'sync.missed'
      | 'todo.opened'
      | 'todo.closed'
      | 'tenant.closed'
      | 'tenant.reopened'
    SecretRotation: {
      /**
       * @description For so long the former secret signs as well; 0 ends it at once.
       * @default 24
       */
      overlapHours?: number
    }
    NewPlatformKey: {
      /** @enum {string} */
      role: 'operator' | 'platform'
      name: string
    }
    StopSwitch: {
      /** @description Whose; null stops all tenants. */
      tenant: components['schemas']['Id'] | null
      /** @description Whether no account is closed, access `now` included. */
      accounts: boolean
      /** @description Whether no Visma Connect connection is removed. */
      connections: boolean
      /** @description Whether nothing is written to payroll systems; runs that are under way wait. Left out: as it is. */
      syncs?: boolean
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
    }
    RetryOfMany: {
      filter: {
        tenant?: components['schemas']['Id']
        /** @description Why the connection is not removed. */
        problem?: string
        /**
         * Format: date-time
         * @description Those that were due before this instant.
         * @example 2026-11-05T23:00:00.000Z
         */
        dueBefore?: string
      }
      /** @description Why; stands in the audit trail. No personal data. */
      reason: string
      /** @description How many fit the filter; without it, or with another number, the answer is 409 with `count`. */
      expect?: number
    }
    /**
     * @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI.
     * @example E1001
     */
    Id: string
    /** @description Problem details (RFC 9457). Further members depend on the type. */
    Problem: {
      /**
       * Format: uri-reference
       * @description The stable name of the problem, and the address of a page about it.
       * @example /problems/last-day-before-start
       */
      type: string
      title: string
      status: number
      /** @description What happened this time, and the way out. */
      detail: string
      /** @description What to do about it, the same for every occurrence. */
      wayOut: string
      /** @description The same as in the header X-Request-Id; give it to support. */
      requestId: string
      errors?: components['schemas']['FieldError'][]
    } & {
      [key: string]: unknown
    }
    /** @description One field that must be corrected. */
    FieldError: {
      /**
       * @description Where the field stands.
       * @enum {string}
       */
      in: 'body' | 'query' | 'path' | 'header'
      /**
       * @description A JSON pointer (RFC 6901) into the body; for query, path and header the name after a slash.
       * @example /employments/0/lastDay
       */
      pointer: string
      /** @description What is wrong with the field, and the way out. Never its value. */
      detail: string
    }
    KeyWithSecret: {
      id: string
      role: string
      name: string
      tenant: string | null
      partner: string | null
      createdBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      createdAt: string
      /** @description To the minute; null: never. */
      lastUsedAt: string | null
      /** @description Until then the secret before the last rotation is taken as well. */
      previousValidUntil: string | null
      revokedAt: string | null
      /** @description Shown this once. Keep it where secrets are kept. */
      secret: string
    }
    Key: {
      id: string
      role: string
      name: string
      tenant: string | null
      partner: string | null
      createdBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      createdAt: string
      /** @description To the minute; null: never. */
      lastUsedAt: string | null
      /** @description Until then the secret before the last rotation is taken as well. */
      previousValidUntil: string | null
      revokedAt: string | null
    }
    TenantView: {
      id: string
      name: string
      timeZone: string
      partner: string | null
      /** @description Since then nothing acts for it; null: it is open. */
      closedAt: string | null
      /** @description Until then it can be read and exported. */
      shreddedOn: string | null
      /** @description Since then nothing is left of it but its id. */
      shreddedAt: string | null
    }
    ClosedTenant: {
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      closedAt: string
      /**
       * Format: date-time
       * @description Until then everything can be read and exported.
       * @example 2026-11-05T23:00:00.000Z
       */
      shreddedOn: string
      /** @description What was open, and ends without effects; for many people within minutes. */
      ended: {
        leavers: number
        /** @description Accounts that were to open again; they stay closed. */
        returns: number
        /** @description Removals and connects that people had asked for. */
        connections: number
        replans: number
        /** @description With payroll systems; they are disconnected. */
        integrations: number
        webhookDeliveries: number
      }
    }
    Settings: {
      /**
       * @description Deactivate account this many days after terminated employment; null means 5.
       * @default null
       */
      deactivateAfterDays: components['schemas']['Days'] | null
      /**
       * @description Open a closed account this many days before a new employment; null means 1.
       * @default null
       */
      reactivateDaysBefore: components['schemas']['Days'] | null
      /** @default 0 */
      keepIfReturningWithinDays: number
      /**
       * @description IANA time zone.
       * @example Europe/Stockholm
       */
      timeZone: string
      /**
       * @description The local hour at which a date takes effect.
       * @default 00:00
       * @example 00:00
       */
      dueTime: string
      /**
       * @description `observe`: everything is planned and listed, nothing acts.
       * @default on
       * @enum {string}
       */
      automation: 'observe' | 'on'
      /** @default 10 */
      lateNoticeDelayMinutes: number
      /**
       * @default {
       *       "count": 10,
       *       "percent": 5
       *     }
       */
      guard: {
        count: number
        percent: number
      }
      /** @default false */
      removeConnectionWhenDeactivatedByHand: boolean
      /**
       * @description The domains by whose e-mails users may be connected with Visma Connect; what lies below a domain is another one. Empty means any. Nobody who is connected loses anything by it.
       * @default []
       */
      connectDomains: string[]
      /**
       * @description The mail that Visma Connect sends to whoever was connected by koppling; null means none.
       * @default null
       */
      welcomeMail: components['schemas']['WelcomeMail'] | null
      /** @default 30 */
      testValidDays: number
      /** @default false */
      approverMustDiffer: boolean
      /**
       * @description For how many whole months the audit trail is kept; null means for good.
       * @default 120
       */
      auditKeptForMonths: number | null
      /**
       * @default {
       *       "payDays": 90,
       *       "bankAccountDays": 90,
       *       "nationalIdDays": 90,
       *       "addressDays": 90,
       *       "resultsDays": 90,
       *       "evidenceMonths": 24
       *     }
       */
      retention: components['schemas']['RetentionOutput']
    }
    WrittenSettings: {
      /**
       * @description Deactivate account this many days after terminated employment; null means 5.
       * @default null
       */
      deactivateAfterDays: components['schemas']['Days'] | null
      /**
       * @description Open a closed account this many days before a new employment; null means 1.
       * @default null
       */
      reactivateDaysBefore: components['schemas']['Days'] | null
      /** @default 0 */
      keepIfReturningWithinDays: number
      /**
       * @description IANA time zone.
       * @example Europe/Stockholm
       */
      timeZone: string
      /**
       * @description The local hour at which a date takes effect.
       * @default 00:00
       * @example 00:00
       */
      dueTime: string
      /**
       * @description `observe`: everything is planned and listed, nothing acts.
       * @default on
       * @enum {string}
       */
      automation: 'observe' | 'on'
      /** @default 10 */
      lateNoticeDelayMinutes: number
      /**
       * @default {
       *       "count": 10,
       *       "percent": 5
       *     }
       */
      guard: {
        count: number
        percent: number
      }
      /** @default false */
      removeConnectionWhenDeactivatedByHand: boolean
      /**
       * @description The domains by whose e-mails users may be connected with Visma Connect; what lies below a domain is another one. Empty means any. Nobody who is connected loses anything by it.
       * @default []
       */
      connectDomains: string[]
      /**
       * @description The mail that Visma Connect sends to whoever was connected by koppling; null means none.
       * @default null
       */
      welcomeMail: components['schemas']['WelcomeMail'] | null
      /** @default 30 */
      testValidDays: number
      /** @default false */
      approverMustDiffer: boolean
      /**
       * @description For how many whole months the audit trail is kept; null means for good.
       * @default 120
       */
      auditKeptForMonths: number | null
      /**
       * @default {
       *       "payDays": 90,
       *       "bankAccountDays": 90,
       *       "nationalIdDays": 90,
       *       "addressDays": 90,
       *       "resultsDays": 90,
       *       "evidenceMonths": 24
       *     }
       */
      retention: components['schemas']['RetentionOutput']
      /** @description What was kept as it was sent and is probably a mistake, and what was not kept; left out if there is nothing. */
      warnings?: components['schemas']['Warning'][]
    }
    Warning: {
      /** @description A JSON pointer into the body. */
      pointer: string
      /** @enum {string} */
      code: 'days-above-180' | 'past-keeping'
      detail: string
    }
    Preview: {
      counts: components['schemas']['PreviewCounts']
      /** @description Whether there are more entries than are shown. */
      truncated: boolean
      /** @description Up to 100, the soonest first. */
      entries: components['schemas']['PreviewEntry'][]
      /** @description What was kept as it was sent and is probably a mistake, and what was not kept; left out if there is nothing. */
      warnings?: components['schemas']['Warning'][]
    }
    PreviewCounts: {
      planned: number
      movedEarlier: number
      movedLater: number
      cancelled: number
      /** @description Accounts that would be opened again. */
      givenBack: number
      /** @description Of those that change, or begin to act, how many accounts would be closed within 24 hours. */
      closingWithin24Hours: number
    }
    PreviewEntry: {
      employeeId: string | null
      userId: string | null
      employmentId: string | null
      /** @enum {string} */
      change: 'planned' | 'moved-earlier' | 'moved-later' | 'cancelled' | 'given-back' | 'unmoved'
      before: {
        noAccessFrom: string | null
        actsAt: string | null
        /** @description By a person: it acts then, if that is later. */
        heldUntil: string | null
        access: components['schemas']['Access']
        days: components['schemas']['Days'] | null
        /** @description Which of the four the number of days comes from. */
        daysFrom: ('user' | 'template' | 'settings' | 'default') | null
      } | null
      after: {
        noAccessFrom: string | null
        actsAt: string | null
        /** @description By a person: it acts then, if that is later. */
        heldUntil: string | null
        access: components['schemas']['Access']
        days: components['schemas']['Days'] | null
        /** @description Which of the four the number of days comes from. */
        daysFrom: ('user' | 'template' | 'settings' | 'default') | null
      } | null
      /** @description Which of the four the number of days comes from. */
      daysFrom: ('user' | 'template' | 'settings' | 'default') | null
      outcome: string | null
      reason: string | null
    }
    IdentityProvider:
      | {
          /** @constant */
          mode: 'public-api'
          /** @description Null: the client of the deployment. */
          clientId: string | null
          scopes: string[] | null
          /** @description Null: the deployment’s. */
          tokenUrl: string | null
          /** @description Null: the deployment’s. */
          apiUrl: string | null
          hasSecret: boolean
          /** @description Null where the tenant has none of its own. */
          changedAt: string | null
        }
      | {
          /** @constant */
          mode: 'scim2'
          baseUrl: string
          hasSecret: boolean
          /** @description Null where the tenant has none of its own. */
          changedAt: string | null
        }
      | {
          /** @constant */
          mode: 'task'
          text: string
          hasSecret: boolean
          /** @description Null where the tenant has none of its own. */
          changedAt: string | null
        }
    WrittenUserTemplate: {
      name: string
      /** @default null */
      deactivateAfterDays: components['schemas']['Days'] | null
      /** @default null */
      reactivateDaysBefore: components['schemas']['Days'] | null
      /** @default null */
      keepIfReturningWithinDays: number | null
      /** @description What was kept as it was sent and is probably a mistake, and what was not kept; left out if there is nothing. */
      warnings?: components['schemas']['Warning'][]
    }
    EmployeeAnswer: {
      id: components['schemas']['Id']
      /**
       * @description Rises with every change; an older document is refused as stale.
       * @default null
       */
      revision: number | null
      employeeNumber: string
      givenName: string
      familyName: string
      /** @default null */
      workEmail: string | null
      /** @default null */
      privateEmail: string | null
      /** @default null */
      mobilePhone: string | null
      /** @default null */
      nationalId: {
        /** @example SE */
        country: string
        number: string
      } | null
      /**
       * @description Needed by payroll systems where the identity number does not tell it; one that contradicts the number is found by readiness.
       * @default null
       */
      birthDate: string | null
      /**
       * @description Masked wherever many people are shown, and for the role `viewer` everywhere: `***`, `masked@protected.invalid`, the country `ZZ` and the birth date `2999-12-31` stand in place of values. A document that holds them is refused.
       * @default false
       */
      protectedIdentity: boolean
      /**
       * @description A legal hold: while it is true nothing of this person is erased, by request or by age; leavers go on. Left out changes nothing.
       * @default null
       */
      preserve: boolean | null
      /** @default null */
      address: {
        /** @default null */
        street: string | null
        /** @default null */
        postalCode: string | null
        /** @default null */
        city: string | null
        /** @example SE */
        country: string
      } | null
      /** @default null */
      bankAccount: {
        /** @example SE */
        country: string
        /** @default null */
        clearing: string | null
        number: string
      } | null
      /** @default null */
      departmentId: components['schemas']['Id'] | null
      /** @default null */
      officeId: components['schemas']['Id'] | null
      /** @default null */
      managerEmployeeId: components['schemas']['Id'] | null
      employments: components['schemas']['EmploymentOutput'][]
      /** @description Null: this person does not log in. */
      user: components['schemas']['EmployeeUserOutput'] | null
      /**
       * @description With `user: null`: the known user no longer belongs to this employee.
       * @default false
       */
      withdrawUser: boolean
    }
    WrittenEmployee: {
      id: components['schemas']['Id']
      /**
       * @description Rises with every change; an older document is refused as stale.
       * @default null
       */
      revision: number | null
      employeeNumber: string
      givenName: string
      familyName: string
      /** @default null */
      workEmail: string | null
      /** @default null */
      privateEmail: string | null
      /** @default null */
      mobilePhone: string | null
      /** @default null */
      nationalId: {
        /** @example SE */
        country: string
        number: string
      } | null
      /**
       * @description Needed by payroll systems where the identity number does not tell it; one that contradicts the number is found by readiness.
       * @default null
       */
      birthDate: string | null
      /**
       * @description Masked wherever many people are shown, and for the role `viewer` everywhere: `***`, `masked@protected.invalid`, the country `ZZ` and the birth date `2999-12-31` stand in place of values. A document that holds them is refused.
       * @default false
       */
      protectedIdentity: boolean
      /**
       * @description A legal hold: while it is true nothing of this person is erased, by request or by age; leavers go on. Left out changes nothing.
       * @default null
       */
      preserve: boolean | null
      /** @default null */
      address: {
        /** @default null */
        street: string | null
        /** @default null */
        postalCode: string | null
        /** @default null */
        city: string | null
        /** @example SE */
        country: string
      } | null
      /** @default null */
      bankAccount: {
        /** @example SE */
        country: string
        /** @default null */
        clearing: string | null
        number: string
      } | null
      /** @default null */
      departmentId: components['schemas']['Id'] | null
      /** @default null */
      officeId: components['schemas']['Id'] | null
      /** @default null */
      managerEmployeeId: components['schemas']['Id'] | null
      employments: components['schemas']['EmploymentOutput'][]
      /** @description Null: this person does not log in. */
      user: components['schemas']['EmployeeUserOutput'] | null
      /**
       * @description With `user: null`: the known user no longer belongs to this employee.
       * @default false
       */
      withdrawUser: boolean
      /** @description What was kept as it was sent and is probably a mistake, and what was not kept; left out if there is nothing. */
      warnings?: components['schemas']['Warning'][]
    }
    Erasure: {
      id: components['schemas']['Id']
      /**
       * @description With `closing` the access is closed first; what remains follows by itself.
       * @enum {string}
       */
      state: 'closing' | 'erased'
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      requestedAt: string
      /** @description What is closed before the person is erased. Null once it is. */
      waitingFor: ('account' | 'connection') | null
    }
    EmployeeLineAnswer: {
      line: number
      id?: string
      /**
       * @description With `dryRun` what it would be, and `summary` on one more line, the last.
       * @enum {string}
       */
      result: 'created' | 'replaced' | 'refused' | 'summary'
      problem?: components['schemas']['Problem']
      /** @description With `dryRun`, unless nobody’s leaver would change: what the line would do. */
      preview?: components['schemas']['Preview']
      /** @description What was kept as it was sent and is probably a mistake, and what was not kept; left out if there is nothing. */
      warnings?: components['schemas']['Warning'][]
      summary?: components['schemas']['BulkSummary']
    }
    BulkSummary: {
      created: number
      replaced: number
      refused: number
      /** @description Those of all lines together. */
      counts: components['schemas']['PreviewCounts']
      /** @description How many would lose access anew or on another date, by date: the first 100. */
      closings: {
        /**
         * Format: date
         * @description A calendar date.
         * @example 2026-11-06
         */
        noAccessFrom: string
        count: number
      }[]
      /** @description What the mass guard would make of it. */
      guard: {
        /** @description How many leavers the mass guard would hold, with all the others. */
        held: number
        /** @description How many it holds as it is. */
        heldBefore: number
        /** @description How many accounts would close within 24 hours in all. */
        closing: number
        limit: number
        /** @description The active users, and those closed within the last 24 hours. */
        of: number
        /** @description Dates of the next seven days on which too many accounts would close. */
        ahead: {
          /**
           * Format: date
           * @description A calendar date.
           * @example 2026-11-06
           */
          date: string
          count: number
          isApproved: boolean
        }[]
      }
    }
    UserAnswer: {
      id: string
      employeeId: string | null
      username: string
      vismaConnectEmail: string | null
      vismaConnectUserId: string | null
      userTemplateId: string | null
      deactivateAfterDays: components['schemas']['Days'] | null
      reactivateDaysBefore: components['schemas']['Days'] | null
      administrator: boolean
      exempt: boolean
      active: boolean
      /** @description What the HR system follows: end sessions and refuse log-in when it is false. */
      mayLogIn: boolean
      inactiveSince: string | null
      inactiveWhy: ('launch' | 'person' | 'automation') | null
      /** @description When the HR system had carried the closing out. */
      enforcedAt: string | null
      /** @description Of a user without employee: the first local day without access. */
      accessEndsOn: string | null
      /** @description Opened again by hand: whose employment is over is closed at this instant. Null unless it was opened so. */
      openUntil: string | null
      /** @description When koppling opens the account that it closed again, for a new employment. */
      opensAt: string | null
      /**
       * @description Whether the Visma Connect connection exists.
       * @enum {string}
       */
      connection: 'yes' | 'no' | 'unknown'
      /** @description While the Connect user is not known: why the search by `vismaConnectEmail` did not tell it. Correct the e-mail, or say the id. */
      connectLookUp: ('not-found' | 'several-matches' | 'email-refused') | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      changedAt: string
    }
    WrittenUser: {
      id: string
      employeeId: string | null
      username: string
      vismaConnectEmail: string | null
      vismaConnectUserId: string | null
      userTemplateId: string | null
      deactivateAfterDays: components['schemas']['Days'] | null
      reactivateDaysBefore: components['schemas']['Days'] | null
      administrator: boolean
      exempt: boolean
      active: boolean
      /** @description What the HR system follows: end sessions and refuse log-in when it is false. */
      mayLogIn: boolean
      inactiveSince: string | null
      inactiveWhy: ('launch' | 'person' | 'automation') | null
      /** @description When the HR system had carried the closing out. */
      enforcedAt: string | null
      /** @description Of a user without employee: the first local day without access. */
      accessEndsOn: string | null
      /** @description Opened again by hand: whose employment is over is closed at this instant. Null unless it was opened so. */
      openUntil: string | null
      /** @description When koppling opens the account that it closed again, for a new employment. */
      opensAt: string | null
      /**
       * @description Whether the Visma Connect connection exists.
       * @enum {string}
       */
      connection: 'yes' | 'no' | 'unknown'
      /** @description While the Connect user is not known: why the search by `vismaConnectEmail` did not tell it. Correct the e-mail, or say the id. */
      connectLookUp: ('not-found' | 'several-matches' | 'email-refused') | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      changedAt: string
      /** @description What was kept as it was sent and is probably a mistake, and what was not kept; left out if there is nothing. */
      warnings?: components['schemas']['Warning'][]
    }
    AbsenceAnswer: {
      id: components['schemas']['Id']
      /**
       * @description Rises with every change; an older document is refused as stale.
       * @default null
       */
      revision: number | null
      employeeId: components['schemas']['Id']
      /** @description Of this employee. An absence never moves to another employee. */
      employmentId: components['schemas']['Id']
      /**
       * @description Your own code; the mapping of an integration says what it is at the system.
       * @example parental
       */
      type: string
      /**
       * Format: date
       * @description A calendar date.
       * @example 2026-10-31
       */
      startDate: string
      /**
       * @description The last day away, not before the first; null: not known yet.
       * @default null
       */
      endDate: string | null
      /**
       * @description How much of full time is away.
       * @example 100
       */
      percent: string
      /**
       * @description It never was, and was entered by mistake.
       * @default false
       */
      withdrawn: boolean
    }
    Leaver: {
      id: string
      /** @description Null for the access end of a user without employee, and of an erased person. */
      employmentId: string | null
      employeeId: string | null
      userId: string | null
      lastDay: string | null
      access: components['schemas']['Access']
      days: components['schemas']['Days'] | null
      daysFrom: ('user' | 'template' | 'settings' | 'default') | null
      /** @description The first local date on which the account is closed. */
      noAccessFrom: string | null
      actsAt: string | null
      noticeLateByDays: number
      /** @description How late koppling itself was; the time that a stop of the platform took is not in it. */
      actedLateBySeconds: number | null
      /** @description For how long stops of the platform held it back; counted when the stop is lifted. */
      stoppedForSeconds: number
      /** @enum {string} */
      stage: 'waiting' | 'held' | 'acting' | 'attention' | 'finished'
      heldBy: string | null
      waitingFor: string | null
      outcome:
        | ('completed' | 'cancelled' | 'superseded' | 'closed-by-hand' | 'cancelled-by-operator' | 'undone')
        | null
      reason: string | null
      /** @description The employment that keeps the account open or carries the action. */
      supersededBy: string | null
      steps: {
        account: {
          /** @enum {string} */
          state: 'pending' | 'running' | 'done' | 'unchanged' | 'kept-shared' | 'failed' | 'skipped'
          /** @description What was seen afterwards. */
          observed: string | null
          at: string | null
          /** @description A problem code while the step does not succeed. */
          problem: string | null
          enforcedAt: string | null
        }
        connection: {
          /** @enum {string} */
          state: 'pending' | 'running' | 'done' | 'unchanged' | 'kept-shared' | 'failed' | 'skipped'
          /** @description What was seen afterwards. */
          observed: string | null
          at: string | null
          /** @description A problem code while the step does not succeed. */
          problem: string | null
        }
      }
      /** @description By a person, until when and why. */
      postponed: {
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        until: string
        by: string | null
        reason: string | null
      } | null
      /** @description When the account that it closed opens again, for a new employment. */
      opensAt: string | null
      edits: components['schemas']['LeaverEdit'][]
      /** @description When its person was erased; it is kept as evidence without telling of whom it was. */
      erasedAt: string | null
      links: {
        temporal: string | null
      }
    }
    LeaverEdit: {
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      /** @enum {string} */
      what: 'plan' | 'ending' | 'account' | 'decision' | 'return'
      old: unknown
      new: unknown
      /** @description The person who was named, or `koppling`. */
      actor: string | null
      /** @description The API key that was used. */
      keyId: string | null
      reason: string | null
      noAccessFrom: string | null
    }
    PersonExport: {
      /** @description Null for a user without employee. */
      employeeId: string | null
      userId: string | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      exportedAt: string
      /** @description The document, with identity number, bank account and pay opened. */
      employee: components['schemas']['EmployeeAnswer'] | null
      /** @description With type and dates opened. */
      absences: components['schemas']['AbsenceAnswer'][]
      user: components['schemas']['UserAnswer'] | null
      leavers: components['schemas']['Leaver'][]
      evidence: components['schemas']['LeaverEvidence'][]
      todo: components['schemas']['Todo'][]
      /** @description By table every row that names the person, as it is stored: also audit trail, events and their deliveries, requests and the words of reasons. What is encrypted stands opened in `employee` and `absences`, and of `sync_results` in `fields`. */
      records: {
        [key: string]: {
          [key: string]: unknown
        }[]
      }
    }
    LeaverEvidence: {
      leaver: string
      tenant: string
      /** @description Null for the access end of a user without employee, and of an erased person. */
      employmentId: string | null
      employeeId: string | null
      userId: string | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      openedAt: string
      finishedAt: string | null
      /** @enum {string} */
      stage: 'waiting' | 'held' | 'acting' | 'attention' | 'finished'
      outcome:
        | ('completed' | 'cancelled' | 'superseded' | 'closed-by-hand' | 'cancelled-by-operator' | 'undone')
        | null
      lastDay: string | null
      access: components['schemas']['Access']
      /** @description Who last said how access ends; null if nothing tells. */
      requested: components['schemas']['EvidenceAct'] | null
      rule: {
        days: components['schemas']['Days'] | null
        daysFrom: ('user' | 'template' | 'settings' | 'default') | null
        /** @description The first local date on which the account is closed. */
        noAccessFrom: string | null
        actsAt: string | null
      }
      history: components['schemas']['EvidenceEdit'][]
      lateness: {
        noticeLateByDays: number
        /** @description How late koppling itself was; the time that a stop of the platform took is not in it. */
        actedLateBySeconds: number | null
        /** @description For how long stops of the platform held it back; counted when the stop is lifted. */
        stoppedForSeconds: number
      }
      account: {
        /** @enum {string} */
        state: 'pending' | 'running' | 'done' | 'unchanged' | 'kept-shared' | 'failed' | 'skipped'
        /** @description What was seen afterwards. */
        observed: string | null
        at: string | null
        /** @description A problem code while the step does not succeed. */
        problem: string | null
        enforcedAt: string | null
        closed: components['schemas']['EvidenceAct'] | null
        /** @description Who acknowledged that log-in is refused. */
        enforced: components['schemas']['EvidenceAct'] | null
      }
      connection: {
        /** @enum {string} */
        state: 'pending' | 'running' | 'done' | 'unchanged' | 'kept-shared' | 'failed' | 'skipped'
        /** @description What was seen afterwards. */
        observed: string | null
        at: string | null
        /** @description A problem code while the step does not succeed. */
        problem: string | null
        askedAt: string | null
        /** @description Which run observed what became of it, or who decided. */
        ended: components['schemas']['EvidenceAct'] | null
      }
      /** @description What the audit trail says of it, oldest first. */
      entries: components['schemas']['EvidenceEntry'][]
      auditHead: {
        sequence: number
        hash: string
      }
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      generatedAt: string
      /** @description By `retention.evidenceMonths` of the settings; null while the leaver is not over. */
      keptUntil: string | null
    }
    EvidenceAct: {
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      action: string
      actor: string | null
      keyId: string | null
      partnerId: string | null
      requestId: string | null
      workflowId: string | null
      runId: string | null
      sequence: number | null
    }
    EvidenceEdit: {
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      what: string
      old: unknown
      new: unknown
      actor: string | null
      keyId: string | null
      /** @description The first local date on which the account is closed. */
      noAccessFrom: string | null
    }
    EvidenceEntry: {
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      action: string
      actor: string | null
      keyId: string | null
      partnerId: string | null
      requestId: string | null
      workflowId: string | null
      runId: string | null
      sequence: number | null
      subjectKind: string | null
      subjectId: string | null
      hash: string | null
    }
    Todo: {
      /**
       * @description A stable code.
       * @example several-matches
       */
      problem: string
      /** @description What is to be done, in a sentence. */
      title: string
      /**
       * @description Who can do it.
       * @enum {string}
       */
      for: 'hr' | 'payroll' | 'operator' | 'vendor'
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      since: string
      leaverId: string | null
      userId: string | null
      employeeId: string | null
      /** @description Of how many leavers, users, employees or missed runs it tells; more than one are of one approval, request or integration. */
      count: number
      /** @description What somebody is to do, in the words of the tenant (mode `task`); null of other to-dos. */
      text: string | null
      /**
       * @description A code that says more: of a failed connection the refusal, of one to be changed by hand `remove` or `connect`, of a sync why it ended, waits or was missed.
       * @example email-refused
       */
      reason: string | null
      /** @description The first day without access, or on which credentials are of no use any more, or of the latest run that was missed, where it is about one. */
      date: string | null
      /** @description The calls that mend it; any of them. */
      ways: {
        /**
         * @description What it does, and, where it needs one, the body in JSON; `…` is yours to fill in. Decisions carry `Koppling-Actor` as well.
         * @example Try again, after what stood in the way was mended. Body: `{"reason": "…"}`.
         */
        does: string
        /** @enum {string} */
        method: 'GET' | 'PUT' | 'POST' | 'DELETE'
        /** @example /v1/leavers/…/retry */
        path: string
      }[]
    }
    Connection: {
      userId: string
      /**
       * @description Whether the connection exists.
       * @enum {string}
       */
      connection: 'yes' | 'no' | 'unknown'
      vismaConnectEmail: string | null
      vismaConnectUserId: string | null
      /** @description Since when koppling has or may have taken it away; null once it is there again. */
      takenAt: string | null
      /** @description The leaver that took it; null where a person did. */
      takenByLeaver: string | null
      /** @description What was asked for last, and how far it came. */
      change: {
        id: string
        /** @enum {string} */
        kind: 'remove' | 'connect'
        /** @enum {string} */
        state: 'pending' | 'running' | 'done' | 'unchanged' | 'kept-shared' | 'failed' | 'skipped'
        /** @description What was seen afterwards. */
        observed: string | null
        /** @description A problem code while it does not succeed, or why it ended so. */
        problem: string | null
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        requestedAt: string
        /** @description When it ended. */
        at: string | null
        actor: string | null
        reason: string | null
        /** @description The mail to whoever was newly connected; null where `welcomeMail` of the settings wants none, or the person was connected before. */
        welcomeMail: {
          /**
           * @description `unknown`: it may have been sent, and is not sent again. `skipped`: nobody wanted it any more.
           * @enum {string}
           */
          state: 'pending' | 'sent' | 'unknown' | 'refused' | 'skipped'
          /** @description A problem code, while or because it is not sent. */
          problem: string | null
          /** @description When it was sent, or given up. */
          at: string | null
        } | null
        links: {
          temporal: string | null
        }
      } | null
    }
    ConnectionRequest: {
      id: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      requestedAt: string
      actor: string | null
      reason: string | null
      total: number
      /** @description Users by the state that they are in. */
      counts: {
        pending: number
        running: number
        done: number
        unchanged: number
        'kept-shared': number
        failed: number
        skipped: number
        refused: number
      }
      /** @description In the order of the ids of the users. */
      items: components['schemas']['ConnectionRequestItem'][]
      /** @description The cursor of the next page of items. */
      next: string | null
    }
    ConnectionRequestItem: {
      userId: string
      /**
       * @description A problem code: why nothing was begun for this user.
       * @example not-found
       */
      refused: string | null
      change: {
        id: string
        /** @enum {string} */
        kind: 'remove' | 'connect'
        /** @enum {string} */
        state: 'pending' | 'running' | 'done' | 'unchanged' | 'kept-shared' | 'failed' | 'skipped'
        /** @description What was seen afterwards. */
        observed: string | null
        /** @description A problem code while it does not succeed, or why it ended so. */
        problem: string | null
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        requestedAt: string
        /** @description When it ended. */
        at: string | null
        actor: string | null
        reason: string | null
        /** @description The mail to whoever was newly connected; null where `welcomeMail` of the settings wants none, or the person was connected before. */
        welcomeMail: {
          /**
           * @description `unknown`: it may have been sent, and is not sent again. `skipped`: nobody wanted it any more.
           * @enum {string}
           */
          state: 'pending' | 'sent' | 'unknown' | 'refused' | 'skipped'
          /** @description A problem code, while or because it is not sent. */
          problem: string | null
          /** @description When it was sent, or given up. */
          at: string | null
        } | null
      } | null
    }
    Replan: {
      id: string
      /** @enum {string} */
      what: 'settings' | 'user-template' | 'employer'
      /** @description The id of what was changed; of the settings the tenant. */
      subjectId: string
      actor: string | null
      reason: string | null
      /** @enum {string} */
      stage: 'planning' | 'telling' | 'finished'
      /** @description Those with a terminated employment whom the change may concern. */
      people: {
        total: number
        done: number
        /** @description Left out after an error; planned at their next change or date. */
        failed: number
      }
      /** @description Leavers that were opened, moved or ended so far. */
      moved: number
      /** @description Workflows that are to hear of their new date; null until everybody is planned. */
      toTell: number | null
      told: number
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      startedAt: string
      plannedAt: string | null
      finishedAt: string | null
      /** @description A later change of the settings, whose re-plan took over what was left to do. */
      supersededBy: string | null
    }
    Sync: {
      id: string
      integrationId: string
      /** @enum {string} */
      kind: 'preview' | 'test' | 'manual' | 'scheduled'
      /**
       * @description `held`: it waits until an admin approves the numbers in `planned`, or declines it.
       * @enum {string}
       */
      stage: 'planning' | 'held' | 'writing' | 'finished'
      outcome: ('completed' | 'stopped' | 'failed') | null
      /** @description Why it stopped or failed. `declined`: an admin did not let it go on. */
      problem: string | null
      /** @description It looks at everybody, also at those who did not change. */
      isFull: boolean
      /** @description Those whom a test names; null: the whole scope. */
      employees: string[] | null
      /** @description A run that was stopped: this one takes those whom that did not come to, and those who failed there. */
      goesOnFrom: string | null
      mappingVersion: number
      startedBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      startedAt: string
      endedAt: string | null
      /** @description Of a test that is over: every named employee was created, updated or unchanged. Null for other runs. */
      isGreen: boolean | null
      /** @description What it is about to do, counted before its first write. */
      planned: {
        /** @description Employees in the scope. */
        scope: number
        created: number
        ended: number
        bankAccountChanged: number
        nationalIdChanged: number
        /** @description Employees to whom at least one of the four happens. */
        employees: number
      } | null
      heldBecause: ('first-live-run' | 'scope-widened' | 'too-many')[] | null
      approvedBy: string | null
      /** @description Of a system that takes files; null: there is none, or nobody had anything new. */
      file: components['schemas']['SyncFile'] | null
      /**
       * @description How many employees by outcome, so far while it runs. `leftScope`: who got something before and is in the scope no more.
       * @example {
       *       "created": 2,
       *       "unchanged": 40,
       *       "leftScope": 0
       *     }
       */
      counts: {
        [key: string]: number
      } | null
    }
    SyncFile: {
      /** @example 1-Acme_Corp-employees-20300103-143022.xml */
      name: string
      /** @enum {string} */
      folder: 'test' | 'live'
      /**
       * @description `download`: it is fetched by `GET /v1/syncs/{id}/file`.
       * @enum {string}
       */
      delivery: 'upload' | 'download'
      /** @description Bytes. */
      size: number | null
      /** @description In hexadecimal. */
      sha256: string | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      fixedAt: string
      /** @description When it had its final name there. */
      deliveredAt: string | null
      /** @description When it was found to be gone, or was fetched here. */
      fetchedAt: string | null
      /** @description Until when a download can be fetched. */
      keptUntil: string | null
    }
    SyncResult: {
      employeeId: string
      /**
       * @description `blocked`: not sent, by a rule here. `refused`: by the system. `failed`: tried again by the next run. `doubtful`: a person says first who it is.
       * @enum {string}
       */
      outcome: 'created' | 'updated' | 'unchanged' | 'skipped' | 'blocked' | 'refused' | 'failed' | 'doubtful'
      /** @description `waiting`: a draft or a file that somebody has to take there. Null: nothing was sent. */
      reach: ('sent' | 'accepted' | 'waiting') | null
      problem: string | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      /** @description Of bank account, identity number, pay, address, birth date, private e-mail and phone at most two characters are shown. Empty where nothing was sent. */
      fields: {
        /** @example employments.E1001-1.pay */
        field: string
        /** @enum {string} */
        outcome: 'created' | 'updated' | 'unchanged' | 'not-sent' | 'refused'
        /** @example ***00 */
        from: string | null
        to: string | null
        reason: string | null
      }[]
    }
    Guard: {
      /**
       * @description `clearing`: fewer are left than the limit, and they go on by themselves once nobody changes the set any more.
       * @enum {string}
       */
      state: 'clear' | 'holding' | 'clearing'
      /** @description Names the set that is held; an approval sends it back. */
      revision: string
      /** @description How many leavers are held; an approval frees exactly these. */
      count: number
      /** @description How many accounts would close within 24 hours in all, with those closed already and those approved. */
      closing: number
      /** @description The active users, and those closed within the last 24 hours. */
      of: number
      /** @description How many may close within 24 hours without an approval. */
      limit: number
      windowStart: string | null
      windowEnd: string | null
      /** @description The first 100 of those that are held, soonest first. */
      leavers: components['schemas']['HeldLeaver'][]
      /** @description Dates of the next seven days on which too many accounts would close, as planned by now; they can be approved ahead. */
      ahead: {
        /**
         * Format: date
         * @description A calendar date.
         * @example 2026-11-06
         */
        date: string
        count: number
        isApproved: boolean
      }[]
      /** @description The latest first. */
      approvals: components['schemas']['GuardApproval'][]
    }
    HeldLeaver: {
      id: string
      employmentId: string | null
      employeeId: string | null
      userId: string | null
      lastDay: string | null
      /**
       * Format: date
       * @description A calendar date.
       * @example 2026-11-06
       */
      noAccessFrom: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      actsAt: string
    }
    GuardApproval: {
      /** @description Undoing the approval names it. */
      id: string
      count: number
      /** @description Given ahead, for those whose access ends on this date; null: for the set that was shown. */
      date: string | null
      reason: string
      by: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      undone: {
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        at: string
        by: string
        reason: string
      } | null
    }
    GuardUndone: {
      /** @description The id of the approval; `POST /connections` with it as filter connects all of them again whom it closed. */
      approval: string
      /** @description Accounts that the approval had let close. */
      accountsGivenBack: number
      /** @description Leavers that had not acted yet. */
      heldAgain: number
      /** @description Whose connection had been asked to be removed: never restored silently. */
      connectionsToRestore: {
        leaverId: string
        userId: string | null
        /** @description Null for a user without employee. */
        employeeId: string | null
      }[]
    }
    MissingConnection: {
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      since: string
      /** @description The leaver that took it; null where none did. */
      leaverId: string | null
      user: components['schemas']['UserAnswer']
    }
    System: {
      /** @example tripletex */
      id: string
      name: string
      description: string
      datasets: ('employees' | 'absences')[]
      /**
       * @description Where a test sync writes.
       * @enum {string}
       */
      testWrites: 'live' | 'draft' | 'test-folder'
      /** @enum {string} */
      transport: 'api' | 'file'
      /** @description What was sent is accepted later, by jobs or by people. */
      asynchronous: boolean
      /** @description Whether it may run by a schedule, or by hand only. */
      schedule: boolean
      /** @description A JSON Schema (draft 2020-12) of what is sent. */
      credentials: {
        [key: string]: unknown
      }
      /** @description A JSON Schema (draft 2020-12) of what is sent. */
      mapping: {
        [key: string]: unknown
      }
      requirements: {
        fields: components['schemas']['RequiredField'][]
        takes: {
          nationalIds: string[]
          bankAccounts: string[]
          currencies: string[]
          occupationCodePattern: string
        }
      }
    }
    /** @description What follows where the field falls short, unless the mapping asks for more or less; null: nothing is asked of it. */
    RequiredField: {
      field: string
      /** @description For people. */
      name: string
      missing: components['schemas']['Severity'] | null
      invalid: components['schemas']['Severity'] | null
      /** @description Right, but the system has no place for it. */
      notTaken: components['schemas']['Severity'] | null
      /** @description Kept as it is, since no rule for it is known. */
      notChecked: components['schemas']['Severity'] | null
    }
    /**
     * @description What a shortcoming does to the employee. `blocks`: nothing of the employee is sent. `partly-exported`: sent without that field. `warning`: nothing is held back.
     * @enum {string}
     */
    Severity: 'blocks' | 'partly-exported' | 'warning'
    Integration: {
      id: string
      system: string
      name: string
      employerId: string
      /** @enum {string} */
      stage: 'setting-up' | 'live' | 'paused' | 'needs-authorisation' | 'disconnected'
      /** @description Null: nothing is left to set up. */
      nextStep: components['schemas']['NextStep'] | null
      /** @description As the system named it when it took the credentials; null until then. */
      company: {
        id: string
        name: string
        organisationNumber: string | null
      } | null
      /** @description Who made them and when they run out. What they hold is never shown. */
      credentials: {
        version: number
        by: string
        expiresOn: string | null
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        authorisedAt: string
      } | null
      mapping: {
        version: number
        /** @description By which live runs go; null before promotion. */
        liveVersion: number | null
      }
      scope: components['schemas']['Scope']
      /**
       * Format: date
       * @description A calendar date.
       * @example 2026-10-31
       */
      startsOn: string
      /** @description Null: it runs by hand. */
      schedule: {
        weekdays: ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[]
        at: string
        /**
         * @description IANA time zone.
         * @example Europe/Stockholm
         */
        timeZone: string
        /**
         * Format: date
         * @description A calendar date.
         * @example 2026-10-31
         */
        from: string
        until: string | null
      } | null
      /** @description Dates on which nothing runs. */
      frozen: string[]
      /** @description Runs of the schedule that did not begin, the newest first, 30 at most. What is frozen or paused is not missed. */
      missed: {
        /**
         * Format: date
         * @description In the zone of the schedule.
         * @example 2026-10-31
         */
        date: string
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        dueAt: string
        /**
         * @description `not-started`: nothing started it within six hours, such as while koppling was down. `run-under-way`: an earlier one was not over.
         * @enum {string}
         */
        reason: 'not-started' | 'authorisation-lost' | 'credentials-expired' | 'run-under-way'
        /** @description The run that was under way at that time. */
        syncId: string | null
      }[]
      testSync: string | null
      approval: {
        sync: string
        by: string
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        at: string
      } | null
      promoted: {
        by: string
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        at: string
      } | null
      paused: {
        by: string
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        at: string
      } | null
      /** @description The system takes the credentials no longer. */
      authorisationLost: {
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        at: string
        why: string
      } | null
      disconnectedAt: string | null
      createdBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      createdAt: string
      links: {
        temporal: string | null
      }
    }
    NextStep: {
      /** @enum {string} */
      step: 'credentials' | 'test' | 'review' | 'promotion'
      /** @description What is in its way: a problem code; null: nothing. */
      code: string | null
      /** @description In words, with the call that mends it. */
      detail: string
    }
    Scope: {
      employerIds: string[] | null
      departmentIds: string[] | null
      officeIds: string[] | null
      employeeIds: string[] | null
      excludedEmployeeIds: string[]
      datasets: ('employees' | 'absences')[]
    }
    MappingWithUnmapped: {
      version: number
      /** @description With the defaults of its schema. */
      mapping: {
        [key: string]: unknown
      }
      madeBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      madeAt: string
      /** @description Every value of the scope that the mapping says nothing about, neither by name nor by a default. */
      unmapped: {
        /** @description Of the employee’s document. */
        field: string
        value: string
        /** @description How many have it. */
        employees: number
      }[]
    }
    Mapping: {
      version: number
      /** @description With the defaults of its schema. */
      mapping: {
        [key: string]: unknown
      }
      madeBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      madeAt: string
    }
    EmployeeReadiness: {
      employeeId: string
      /** @description Nothing blocks. */
      complete: boolean
      findings: {
        field: string
        /** @description Into the employee’s document; `/absences/{id}` is an absence of the employee. */
        pointer: string
        code: string
        severity: components['schemas']['Severity']
        /** @description What is wrong and what follows, never with the value. */
        detail: string
      }[]
    }
    Match: {
      employeeId: string
      /**
       * @description `doubtful`: not created, and not sent, until a person links it or says that it is new.
       * @enum {string}
       */
      kind: 'matched' | 'new' | 'doubtful'
      /** @description The id at the system. */
      remoteId: string | null
      /** @description By which rule: `employee-number`, `national-id`, `name-and-birth-date`; null: a person. */
      matchedBy: string | null
      /** @description `contradiction`, `linked-elsewhere`, `several`, `same-name` or `same-number`. */
      doubt: string | null
      /** @description Ids at the system of those who may be meant. */
      candidates: string[]
      decidedBy: string | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
    }
    AuditEntry: {
      /** @description The place in the chain, from 1; null until the entry is sealed, about a minute after it was written. */
      sequence: number | null
      /** @description Null for the trail of the platform. */
      tenant: string | null
      /**
       * Format: date-time
       * @description When the transaction of the change began, to the microsecond.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      action: string
      subjectKind: string | null
      subjectId: string | null
      /** @description The person in the HR system, or `koppling` itself. */
      actor: string | null
      keyId: string | null
      partnerId: string | null
      /** @description The workflow that acted, if one did. */
      workflowId: string | null
      runId: string | null
      requestId: string | null
      old: unknown
      new: unknown
      /** @description The words; null with a `reasonDigest` means that they were erased. */
      reason: string | null
      reasonDigest: string | null
      previousHash: string | null
      hash: string | null
    }
    AuditVerification: {
      intact: boolean
      /** @description The first sequence number at which the chain does not hold, and what is wrong there. */
      broken: {
        sequence: number
        /** @enum {string} */
        problem:
          | 'missing'
          | 'unlinked'
          | 'altered'
          | 'reason-altered'
          | 'head-not-signed'
          | 'head-differs'
          | 'beyond-head'
          | 'not-as-known'
      } | null
      /** @description The entries after this one were looked at. */
      from: components['schemas']['AuditLink']
      /** @description The last one that was found whole. */
      to: components['schemas']['AuditLink']
      /** @description Send it as `after` to go on: one call looks at 100,000 entries at most. */
      next: number | null
      /** @description Keep it elsewhere, and send it later as what is known. */
      head: components['schemas']['AuditLink']
    }
    AuditLink: {
      sequence: number
      hash: string
    }
    ExportedAuditEntry: {
      sequence: number
      /** @description Null for the trail of the platform. */
      tenant: string | null
      /**
       * Format: date-time
       * @description When the transaction of the change began, to the microsecond.
       * @example 2026-11-05T23:00:00.000Z
       */
      at: string
      action: string
      subjectKind: string | null
      subjectId: string | null
      /** @description The person in the HR system, or `koppling` itself. */
      actor: string | null
      keyId: string | null
      partnerId: string | null
      /** @description The workflow that acted, if one did. */
      workflowId: string | null
      runId: string | null
      requestId: string | null
      old: unknown
      new: unknown
      /** @description The words; null with a `reasonDigest` means that they were erased. */
      reason: string | null
      reasonDigest: string | null
      reasonSalt: string | null
      previousHash: string
      hash: string
    }
    AuditExportEnd: {
      /** @description How far the chain went when the export began. */
      head: components['schemas']['AuditLink']
      /** @description The last entry that retention has removed. */
      checkpoint: components['schemas']['AuditLink']
    }
    Event: {
      /** @description The same as the header `webhook-id` of its deliveries. */
      id: string
      type: components['schemas']['EventType']
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      timestamp: string
      /** @description By type; the schemas stand under `webhooks` in this document. */
      data: {
        /** @description The tenant that it is about. */
        tenant: string
        /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
        sequence: number
      } & {
        [key: string]: unknown
      }
    }
    WebhookEndpointWithSecret: {
      id: string
      url: string
      description: string | null
      eventTypes: string[] | null
      /** @enum {string} */
      state: 'enabled' | 'disabled'
      disabledAt: string | null
      /** @description `gone`: it answered 410. `failing`: nothing has succeeded for five days. */
      disabledWhy: ('gone' | 'failing') | null
      /** @description The first failure after which nothing has succeeded. */
      failingSince: string | null
      createdBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      createdAt: string
      /** @description Shown this once: `whsec_` and base64. It signs by the Standard Webhooks specification. */
      secret: string
    }
    WebhookEndpoint: {
      id: string
      url: string
      description: string | null
      eventTypes: string[] | null
      /** @enum {string} */
      state: 'enabled' | 'disabled'
      disabledAt: string | null
      /** @description `gone`: it answered 410. `failing`: nothing has succeeded for five days. */
      disabledWhy: ('gone' | 'failing') | null
      /** @description The first failure after which nothing has succeeded. */
      failingSince: string | null
      createdBy: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      createdAt: string
    }
    RotatedSecret: {
      /** @description Shown this once: `whsec_` and base64. It signs by the Standard Webhooks specification. */
      secret: string
      /**
       * Format: date-time
       * @description Until then the former secret signs as well.
       * @example 2026-11-05T23:00:00.000Z
       */
      formerUntil: string
    }
    WebhookDelivery: {
      id: string
      endpointId: string
      /** @description Null for a test of the endpoint. */
      tenant: string | null
      /** @description Sent as `webhook-id`, with every attempt. */
      eventId: string
      /** @enum {string} */
      type:
        | 'leaver.planned'
        | 'leaver.edited'
        | 'leaver.closes-soon'
        | 'leaver.held'
        | 'leaver.released'
        | 'leaver.completed'
        | 'leaver.cancelled'
        | 'leaver.superseded'
        | 'leaver.closed-by-hand'
        | 'leaver.undone'
        | 'user.deactivated'
        | 'user.reactivated'
        | 'user.opens'
        | 'connection.removed'
        | 'connection.missing'
        | 'connection.connected'
        | 'person.erased'
        | 'guard.holding'
        | 'replan.finished'
        | 'integration.authorised'
        | 'integration.authorisation-lost'
        | 'integration.promoted'
        | 'integration.paused'
        | 'integration.resumed'
        | 'integration.disconnected'
        | 'sync.started'
        | 'sync.held'
        | 'sync.finished'
        | 'sync.missed'
        | 'todo.opened'
        | 'todo.closed'
        | 'tenant.closed'
        | 'tenant.reopened'
        | 'webhook.test'
      /** @enum {string} */
      state: 'pending' | 'delivered' | 'failed'
      /** @description Since it was made, or was last asked to be sent again. */
      tries: number
      nextAttemptAt: string | null
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      createdAt: string
      finishedAt: string | null
      /**
       * @description A code: of the last attempt, or `endpoint-disabled`.
       * @example status-503
       */
      problem: string | null
      /** @description The last 30, the oldest first. */
      attempts: {
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        at: string
        ms: number
        /** @description Null: no answer came. */
        status: number | null
        problem: string | null
      }[]
    }
    Stops: {
      stops: {
        /** @enum {string} */
        what: 'accounts' | 'connections' | 'syncs'
        tenant: string | null
        /**
         * @description `equal-refusals`: koppling itself, after more than 20 equal refusals in ten minutes.
         * @enum {string}
         */
        cause: 'operator' | 'equal-refusals'
        reason: string
        actor: string
        /**
         * Format: date-time
         * @description An instant in UTC.
         * @example 2026-11-05T23:00:00.000Z
         */
        since: string
      }[]
    }
    OpenLeaver: {
      id: string
      tenant: string
      employmentId: string | null
      /** @enum {string} */
      stage: 'waiting' | 'held' | 'acting' | 'attention' | 'finished'
      heldBy: string | null
      waitingFor: string | null
      /** @description Why the connection is not removed. */
      problem: string | null
      /**
       * Format: date-time
       * @description When it was due, or will be.
       * @example 2026-11-05T23:00:00.000Z
       */
      since: string
      links: {
        temporal: string | null
      }
    }
    RetriedLeavers: {
      count: number
    }
    Alarm: {
      id: string
      /**
       * @description `outage`: no call has succeeded for ten minutes; closes with the first that does. `equal-refusals`: more than 20 within ten minutes stopped the queue; closes when the stop is lifted.
       * @enum {string}
       */
      kind: 'outage' | 'equal-refusals'
      queue: string
      /** @description Null: all tenants. */
      tenant: string | null
      /** @description The problem code of the last failure, or of the refusals. */
      problem: string
      /** @description How many failures or refusals. */
      count: number
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      since: string
      /**
       * Format: date-time
       * @description An instant in UTC.
       * @example 2026-11-05T23:00:00.000Z
       */
      openedAt: string
      closedAt: string | null
    }
    Live: {
      /** @constant */
      status: 'live'
    }
    /** @description Whether koppling can work, and which part does not answer. */
    Readiness: {
      /** @enum {string} */
      status: 'ready' | 'not-ready'
      checks: {
        name: string
        /** @enum {string} */
        state: 'up' | 'down'
      }[]
    }
    /** @description For how many days the fields of a person are kept after the last employment, and results and evidence after their end. */
    RetentionOutput: {
      /** @default 90 */
      payDays: number
      /** @default 90 */
      bankAccountDays: number
      /**
       * @description Also for the birth date.
       * @default 90
       */
      nationalIdDays: number
      /** @default 90 */
      addressDays: number
      /**
       * @description What became of requests about many connections, of re-plans, of changes by hand and of employees in syncs.
       * @default 90
       */
      resultsDays: number
      /**
       * @description Finished leavers with their edits, steps and evidence. The audit trail has a time of its own.
       * @default 24
       */
      evidenceMonths: number
    }
    EmployerOutput: {
      name: string
      /** @default null */
      organisationNumber: string | null
      /** @example SE */
      country: string
      /**
       * @description Null: the tenant’s.
       * @default null
       */
      timeZone: string | null
    }
    UserTemplateOutput: {
      name: string
      /** @default null */
      deactivateAfterDays: components['schemas']['Days'] | null
      /** @default null */
      reactivateDaysBefore: components['schemas']['Days'] | null
      /** @default null */
      keepIfReturningWithinDays: number | null
    }
    EmploymentOutput: {
      id: components['schemas']['Id']
      /** @default null */
      employerId: components['schemas']['Id'] | null
      /**
       * Format: date
       * @description A calendar date.
       * @example 2026-10-31
       */
      startDate: string
      /**
       * @description The last day of employment, not the last day worked.
       * @default null
       */
      lastDay: string | null
      /**
       * @description It never started and was entered by mistake.
       * @default false
       */
      withdrawn: boolean
      /** @default null */
      contractType: string | null
      /** @default null */
      fullTimePercent: string | null
      /** @default null */
      jobTitle: string | null
      /** @default null */
      occupationCode: string | null
      /** @default null */
      pay: components['schemas']['PayOutput'] | null
    }
    PayOutput: {
      /** @enum {string} */
      type: 'monthly' | 'hourly'
      amount: string
      currency: string
      /** @default null */
      from: string | null
    }
    EmployeeUserOutput: {
      id: components['schemas']['Id']
      username: string
      /** @default null */
      vismaConnectEmail: string | null
      /** @default null */
      vismaConnectUserId: string | null
      /** @default null */
      userTemplateId: components['schemas']['Id'] | null
      /** @default null */
      deactivateAfterDays: components['schemas']['Days'] | null
      /** @default null */
      reactivateDaysBefore: components['schemas']['Days'] | null
      /** @default false */
      administrator: boolean
      /**
       * @description Never touched by the automation, such as a service account.
       * @default false
       */
      exempt: boolean
      /**
       * @description At first sight the state of the account; later `false` is a deactivation by hand, and left out changes nothing.
       * @default null
       */
      active: boolean | null
      /** @default null */
      inactiveSince: string | null
      /**
       * @description Whether a Visma Connect connection exists, at first sight.
       * @default null
       */
      connected: ('yes' | 'no' | 'unknown') | null
    }
  }
  responses: never
  parameters: {
    /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
    Actor: components['schemas']['Id']
    /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
    IdempotencyKey: string
    /**
     * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
     * @example Avtalet f%C3%B6rl%C3%A4ngt
     */
    Reason: string
    /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
    RequestId: string
    /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
    RequiredActor: components['schemas']['Id']
    /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
    Tenant: components['schemas']['Id']
    /**
     * @description The ETag of the document that you read, with its quotes, or `*`.
     * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
     */
    IfMatch: string
  }
  requestBodies: never
  headers: {
    /** @description The id of this request; give it to support. */
    RequestId: string
    /** @description `true` if this is the answer that an earlier request with the same Idempotency-Key got. */
    IdempotencyReplayed: 'true'
    /** @description How many requests the tenant may send within a minute. */
    RateLimitLimit: number
    /** @description How many of them are left. */
    RateLimitRemaining: number
    /** @description In so many seconds all are there again. */
    RateLimitReset: number
    /** @description The limit and its window in seconds, `3000;w=60`. */
    RateLimitPolicy: string
    /** @description The state of the document, for If-Match. */
    ETag: string
  }
  pathItems: never
}
export type $defs = Record<string, never>
export interface operations {
  createTenant: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Tenant']
      }
    }
    responses: {
      /** @description The tenant */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Tenant']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [already-exists](/problems/already-exists): The id is taken. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createPartner: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Partner']
      }
    }
    responses: {
      /** @description The partner */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Partner']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [already-exists](/problems/already-exists): The id is taken. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listPartnerKeys: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The keys */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Key'][]
            next: null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createPartnerKey: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPartnerKey']
      }
    }
    responses: {
      /** @description The key, with its secret */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['KeyWithSecret']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listKeys: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The keys */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Key'][]
            next: null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createKey: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NewKey']
      }
    }
    responses: {
      /** @description The key, with its secret */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['KeyWithSecret']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  rotateKey: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['KeyRotation']
      }
    }
    responses: {
      /** @description The key, with its new secret */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['KeyWithSecret']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [key-revoked](/problems/key-revoked): The key is revoked. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  revokeKey: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The key is refused from now on */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getTenant: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The tenant */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TenantView']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  closeTenant: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['TenantClosing']
      }
    }
    responses: {
      /** @description What was ended, and until when it can be exported */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ClosedTenant']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  reopenTenant: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['TenantClosing']
      }
    }
    responses: {
      /** @description The tenant */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['TenantView']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-not-closed](/problems/tenant-not-closed): The tenant is not closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-shredded](/problems/tenant-shredded): The data of the tenant is shredded. */
      410: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getSettings: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The settings */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Settings']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putSettings: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NewSettings']
      }
    }
    responses: {
      /** @description The settings */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          /** @description The re-plan that follows, to be looked at by GET /v1/replans/{id}; left out where no date can move. */
          'Koppling-Replan'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenSettings'] | components['schemas']['Preview']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [confirmation-required](/problems/confirmation-required): Switching the automation on wants a number confirmed. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getVismaConnect: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description How connections are taken and made */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['IdentityProvider']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putVismaConnect: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NewIdentityProvider']
      }
    }
    responses: {
      /** @description How connections are taken and made */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['IdentityProvider']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [confirmation-in-words-required](/problems/confirmation-in-words-required): Suspending whole Visma accounts wants a confirmation in words. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [identity-provider-refused](/problems/identity-provider-refused): The identity provider does not let koppling in. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [identity-provider-url-refused](/problems/identity-provider-url-refused): The identity provider is not called at this address. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getEmployer: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The employer */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EmployerOutput']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putEmployer: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Employer']
      }
    }
    responses: {
      /** @description The employer */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          /** @description The re-plan that follows, to be looked at by GET /v1/replans/{id}; left out where no date can move. */
          'Koppling-Replan'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EmployerOutput'] | components['schemas']['Preview']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getUserTemplate: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The template */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['UserTemplateOutput']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putUserTemplate: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['UserTemplate']
      }
    }
    responses: {
      /** @description The template */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          /** @description The re-plan that follows, to be looked at by GET /v1/replans/{id}; left out where no date can move. */
          'Koppling-Replan'?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenUserTemplate'] | components['schemas']['Preview']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteUserTemplate: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description With `dryRun`: what it would do */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Preview']
        }
      }
      /** @description The template is gone */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          /** @description The re-plan that follows, to be looked at by GET /v1/replans/{id}; left out where no date can move. */
          'Koppling-Replan'?: string
          [name: string]: unknown
        }
        content?: never
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listEmployees: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Employees in order of id */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['EmployeeAnswer'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getEmployee: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The employee */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['EmployeeAnswer']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putEmployee: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Employee']
      }
    }
    responses: {
      /** @description Replaced */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenEmployee'] | components['schemas']['Preview']
        }
      }
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenEmployee']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [employment-elsewhere](/problems/employment-elsewhere): The employment belongs to another employee. [employment-missing](/problems/employment-missing): A known employment is missing from the document. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [last-administrator](/problems/last-administrator): The last administrator cannot be locked out. [stale](/problems/stale): A newer document is on record. [tenant-closed](/problems/tenant-closed): The tenant is closed. [termination-exists](/problems/termination-exists): The employment is terminated by a call of its own. [use-reactivate](/problems/use-reactivate): An account that koppling closed is opened by a call of its own. [user-elsewhere](/problems/user-elsewhere): The user belongs to another employee. [user-missing](/problems/user-missing): A known user is missing from the document. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [employer-unknown](/problems/employer-unknown): There is no such employer. [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [last-day-before-start](/problems/last-day-before-start): The end lies before the start date. [masked-value](/problems/masked-value): A field holds a mask instead of a value. [template-unknown](/problems/template-unknown): There is no such user template. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  eraseEmployee: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Erased; with `dryRun`, how far it would be */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Erasure']
        }
      }
      /** @description The access is being closed; the person is erased afterwards */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Erasure']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [account-open](/problems/account-open): The account is open, and koppling does not close it. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [last-administrator](/problems/last-administrator): The last administrator cannot be locked out. [preserved](/problems/preserved): The person is to be preserved. [still-employed](/problems/still-employed): Who is employed is not erased. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putEmployees: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    /** @description One JSON document per line. */
    requestBody: {
      content: {
        'application/x-ndjson': components['schemas']['EmployeeLine']
      }
    }
    responses: {
      /** @description One answer per line */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          /** @description The id by which reports find what this request changed. */
          'Koppling-Bulk-Request'?: string
          [name: string]: unknown
        }
        content: {
          'application/x-ndjson': components['schemas']['EmployeeLineAnswer']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [employment-elsewhere](/problems/employment-elsewhere): The employment belongs to another employee. [employment-missing](/problems/employment-missing): A known employment is missing from the document. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [last-administrator](/problems/last-administrator): The last administrator cannot be locked out. [stale](/problems/stale): A newer document is on record. [tenant-closed](/problems/tenant-closed): The tenant is closed. [termination-exists](/problems/termination-exists): The employment is terminated by a call of its own. [use-reactivate](/problems/use-reactivate): An account that koppling closed is opened by a call of its own. [user-elsewhere](/problems/user-elsewhere): The user belongs to another employee. [user-missing](/problems/user-missing): A known user is missing from the document. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [employer-unknown](/problems/employer-unknown): There is no such employer. [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [last-day-before-start](/problems/last-day-before-start): The end lies before the start date. [masked-value](/problems/masked-value): A field holds a mask instead of a value. [template-unknown](/problems/template-unknown): There is no such user template. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getUser: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The user */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['UserAnswer']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putUser: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['User']
      }
    }
    responses: {
      /** @description The user */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WrittenUser'] | components['schemas']['Preview']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [last-administrator](/problems/last-administrator): The last administrator cannot be locked out. [tenant-closed](/problems/tenant-closed): The tenant is closed. [use-reactivate](/problems/use-reactivate): An account that koppling closed is opened by a call of its own. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [masked-value](/problems/masked-value): A field holds a mask instead of a value. [template-unknown](/problems/template-unknown): There is no such user template. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  eraseUser: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Erased; with `dryRun`, how far it would be */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Erasure']
        }
      }
      /** @description The access is being closed; the person is erased afterwards */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Erasure']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [account-open](/problems/account-open): The account is open, and koppling does not close it. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [last-administrator](/problems/last-administrator): The last administrator cannot be locked out. [still-employed](/problems/still-employed): Who is employed is not erased. [tenant-closed](/problems/tenant-closed): The tenant is closed. [user-of-employee](/problems/user-of-employee): The user belongs to an employee. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getAbsence: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The absence */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AbsenceAnswer']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putAbsence: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Absence']
      }
    }
    responses: {
      /** @description Replaced */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AbsenceAnswer']
        }
      }
      /** @description Created */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AbsenceAnswer']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [absence-elsewhere](/problems/absence-elsewhere): The absence belongs to another employee. [employment-elsewhere](/problems/employment-elsewhere): The employment belongs to another employee. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [past-keeping](/problems/past-keeping): The person left longer ago than this is kept. [stale](/problems/stale): A newer document is on record. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [employee-unknown](/problems/employee-unknown): There is no such employee. [employment-unknown](/problems/employment-unknown): There is no such employment. [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putTermination: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Termination']
      }
    }
    responses: {
      /** @description With `dryRun`: what it would do */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Preview']
        }
      }
      /** @description Planned; the leaver */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [last-day-before-start](/problems/last-day-before-start): The end lies before the start date. [reason-required](/problems/reason-required): This decision wants a reason. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteTermination: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description With `dryRun`: what it would do */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Preview']
        }
      }
      /** @description Taken back; the leaver */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver']
        }
      }
      /** @description There was no termination */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listUsers: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        active?: 'true' | 'false'
        connection?: 'yes' | 'no' | 'unknown'
        inactiveWhy?: 'launch' | 'person' | 'automation'
        /** @description Inactive from this instant on. */
        inactiveSince?: string
        changedSince?: string
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Users */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['UserAnswer'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deactivateUser: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Deactivation']
      }
    }
    responses: {
      /** @description The user */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['UserAnswer'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [last-administrator](/problems/last-administrator): The last administrator cannot be locked out. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  reactivateUser: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Reactivation']
      }
    }
    responses: {
      /** @description The user */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['UserAnswer'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  enforceUser: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Enforcement']
      }
    }
    responses: {
      /** @description The user */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['UserAnswer']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [closing-outdated](/problems/closing-outdated): The account is not closed like that. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportEmployee: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All that is kept */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PersonExport']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportUser: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description All that is kept */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['PersonExport']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getConnection: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The connection */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Connection']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  connectUser: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NewConnection']
      }
    }
    responses: {
      /** @description Under way; the connection as it stands. Read it again for the outcome */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          /** @description Where to look. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Connection']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [connected-already](/problems/connected-already): The user is connected by another e-mail. [connection-busy](/problems/connection-busy): The connection is being changed already. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. [user-exempt](/problems/user-exempt): The user is exempt. [user-inactive](/problems/user-inactive): The account is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [domain-not-allowed](/problems/domain-not-allowed): The e-mail is of a domain that is not allowed. [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [masked-value](/problems/masked-value): A field holds a mask instead of a value. [name-required](/problems/name-required): Visma Connect wants a name. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removeConnection: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectionRemoval']
      }
    }
    responses: {
      /** @description Under way; the connection as it stands. Read it again for the outcome */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          /** @description Where to look. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Connection']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. [user-exempt](/problems/user-exempt): The user is exempt. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  confirmConnection: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectionByHand']
      }
    }
    responses: {
      /** @description The connection */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Connection']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [nothing-to-confirm](/problems/nothing-to-confirm): Nobody is asked to do this by hand. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  skipConnectionChange: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectionByHand']
      }
    }
    responses: {
      /** @description The connection */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Connection']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [nothing-to-confirm](/problems/nothing-to-confirm): Nobody is asked to do this by hand. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  removeConnections: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ConnectionRemovals']
      }
    }
    responses: {
      /** @description Under way; the request with its first items. Read it again for the outcome */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          /** @description Where to look. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConnectionRequest']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getConnectionRemovals: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The request */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConnectionRequest']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  connectUsers: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NewConnections']
      }
    }
    responses: {
      /** @description Under way; the request with its first items. Read it again for the outcome */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          /** @description Where to look. */
          Location?: string
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConnectionRequest']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getConnections: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The request */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['ConnectionRequest']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listLeavers: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        all?: boolean
        employee?: components['schemas']['Id']
        employment?: components['schemas']['Id']
        user?: components['schemas']['Id']
        stage?: 'waiting' | 'held' | 'acting' | 'attention' | 'finished'
        outcome?:
          'completed' | 'cancelled' | 'superseded' | 'closed-by-hand' | 'cancelled-by-operator' | 'undone'
        problem?: string
        /** @description Closed on this date or later. */
        noAccessFrom?: string
        /** @description Closed before this date. */
        noAccessTo?: string
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Leavers */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Leaver'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getLeaver: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  postponeLeaver: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Postponement']
      }
    }
    responses: {
      /** @description Carried out; the leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  releaseLeaver: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Decision']
      }
    }
    responses: {
      /** @description Carried out; the leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  runLeaverNow: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Decision']
      }
    }
    responses: {
      /** @description Carried out; the leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  retryLeaver: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Decision']
      }
    }
    responses: {
      /** @description Carried out; the leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  skipConnection: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Decision']
      }
    }
    responses: {
      /** @description Carried out; the leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  confirmLeaver: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Decision']
      }
    }
    responses: {
      /** @description Carried out; the leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  cancelLeaver: {
    parameters: {
      query?: {
        /** @description Says what the call would do, and changes nothing. */
        dryRun?: boolean
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Decision']
      }
    }
    responses: {
      /** @description Carried out; the leaver */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Leaver'] | components['schemas']['Preview']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getLeaverEvidence: {
    parameters: {
      query?: {
        /** @description `Accept: text/csv` asks for CSV too. */
        format?: 'json' | 'csv'
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The evidence */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['LeaverEvidence']
          'text/csv': string
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listReplans: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Re-plans */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Replan'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getReplan: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The re-plan */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Replan']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listSyncs: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Runs */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Sync'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getSync: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The run */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sync']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listSyncResults: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        outcome?:
          'created' | 'updated' | 'unchanged' | 'skipped' | 'blocked' | 'refused' | 'failed' | 'doubtful'
        reach?: 'sent' | 'accepted' | 'waiting'
        employeeId?: components['schemas']['Id']
        /** @description `Accept: text/csv` asks for CSV too. */
        format?: 'json' | 'csv'
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Results */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['SyncResult'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
          'text/csv': string
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getSyncFile: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The file */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/xml': string
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getGuard: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The guard */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Guard']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  approveGuard: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['GuardApproving']
      }
    }
    responses: {
      /** @description The approval */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['GuardApproval']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [guard-changed](/problems/guard-changed): The mass guard holds another set by now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  undoGuardApproval: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['GuardUndoing']
      }
    }
    responses: {
      /** @description What was taken back */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['GuardUndone']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [decision-refused](/problems/decision-refused): The leaver cannot be decided on like that now. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listInactiveButConnected: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Users */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['UserAnswer'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listMissingConnections: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        /** @description All that this bulk request closed: the `Koppling-Bulk-Request` of its answer. */
        bulkRequest?: string
        /** @description All that this approval of the guard let close: the `approval` of its undoing. */
        approval?: string
        leaver?: string
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Users */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['MissingConnection'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listTodo: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        for?: 'hr' | 'payroll' | 'operator' | 'vendor'
        problem?: string
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description To-dos */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Todo'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listSystems: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Systems */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['System'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listIntegrations: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Integrations */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Integration'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationDocument']
      }
    }
    responses: {
      /** @description The integration */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-exists](/problems/integration-exists): The employer has an integration with this system already. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [dataset-not-offered](/problems/dataset-not-offered): The system does not take this. [employee-unknown](/problems/employee-unknown): There is no such employee. [employer-unknown](/problems/employer-unknown): There is no such employer. [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [one-employer-per-file](/problems/one-employer-per-file): A system that takes files is told of one employer. [system-unknown](/problems/system-unknown): There is no such payroll system. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The integration */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  disconnectIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The integration */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putIntegrationCredentials: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationCredentials']
      }
    }
    responses: {
      /** @description The integration, with the company that they open */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [company-differs](/problems/company-differs): The credentials belong to another company. [company-not-confirmed](/problems/company-not-confirmed): A person must confirm the company. [credentials-rejected](/problems/credentials-rejected): The system does not take these credentials. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [rights-missing](/problems/rights-missing): The credentials may not do all that is needed. [sync-running](/problems/sync-running): A run is under way. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [system-unavailable](/problems/system-unavailable): The payroll system did not answer as it should. [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  testIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationTest']
      }
    }
    responses: {
      /** @description The run */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sync']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [credentials-expired](/problems/credentials-expired): The credentials have run out. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [no-test-employees](/problems/no-test-employees): A test names nobody. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [sync-running](/problems/sync-running): A run is under way. [tenant-closed](/problems/tenant-closed): The tenant is closed. [test-employee-incomplete](/problems/test-employee-incomplete): A test employee is not complete. [test-running](/problems/test-running): The test has not ended. [too-many-test-employees](/problems/too-many-test-employees): A test takes one or two employees. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  approveIntegrationTest: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The integration */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [approver-ran-the-test](/problems/approver-ran-the-test): Whoever ran the test does not approve it. [credentials-expired](/problems/credentials-expired): The credentials have run out. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [tenant-closed](/problems/tenant-closed): The tenant is closed. [test-missing](/problems/test-missing): There was no test yet. [test-not-green](/problems/test-not-green): The latest test was not green. [test-of-other-company](/problems/test-of-other-company): The latest test wrote into another company. [test-of-other-mapping](/problems/test-of-other-mapping): The mapping has changed since the test. [test-outdated](/problems/test-outdated): The latest test is too old. [test-running](/problems/test-running): The test has not ended. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  promoteIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationPromotion']
      }
    }
    responses: {
      /** @description The integration */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [credentials-expired](/problems/credentials-expired): The credentials have run out. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [integrations-overlap](/problems/integrations-overlap): Another integration may cover the same employees. [not-approved](/problems/not-approved): Nobody has approved the latest test. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [tenant-closed](/problems/tenant-closed): The tenant is closed. [test-missing](/problems/test-missing): There was no test yet. [test-not-green](/problems/test-not-green): The latest test was not green. [test-of-other-company](/problems/test-of-other-company): The latest test wrote into another company. [test-of-other-mapping](/problems/test-of-other-mapping): The mapping has changed since the test. [test-outdated](/problems/test-outdated): The latest test is too old. [test-running](/problems/test-running): The test has not ended. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  previewIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The run; a preview that was under way already is answered with */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sync']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [credentials-expired](/problems/credentials-expired): The credentials have run out. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [sync-running](/problems/sync-running): A run is under way. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  syncIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationSync']
      }
    }
    responses: {
      /** @description The run; one that does the same and was under way already is answered with */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sync']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [credentials-expired](/problems/credentials-expired): The credentials have run out. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [not-promoted](/problems/not-promoted): The integration is not live. [sync-frozen](/problems/sync-frozen): Runs are frozen today. [sync-running](/problems/sync-running): A run is under way. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  approveSync: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['SyncApproval']
      }
    }
    responses: {
      /** @description The run goes on */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sync']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [sync-frozen](/problems/sync-frozen): Runs are frozen today. [sync-not-held](/problems/sync-not-held): The run waits for no approval. [sync-numbers-changed](/problems/sync-numbers-changed): The run is about to do something else by now. [sync-outdated](/problems/sync-outdated): The run goes by a former scope or mapping. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  declineSync: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['SyncDecline']
      }
    }
    responses: {
      /** @description The run, as it ended */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Sync']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [sync-not-held](/problems/sync-not-held): The run waits for no approval. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putIntegrationSchedule: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['IntegrationSchedule']
      }
    }
    responses: {
      /** @description The integration */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [not-promoted](/problems/not-promoted): The integration is not live. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  pauseIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The integration */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [not-promoted](/problems/not-promoted): The integration is not live. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  resumeIntegration: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The integration */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Integration']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [not-promoted](/problems/not-promoted): The integration is not live. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getIntegrationMapping: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The mapping */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['MappingWithUnmapped']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putIntegrationMapping: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['MappingDocument']
      }
    }
    responses: {
      /** @description The mapping */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Mapping']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getIntegrationScope: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The scope */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Scope']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putIntegrationScope: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['ScopeChange']
      }
    }
    responses: {
      /** @description The scope */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Scope']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [integrations-overlap](/problems/integrations-overlap): Another integration may cover the same employees. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [dataset-not-offered](/problems/dataset-not-offered): The system does not take this. [employee-unknown](/problems/employee-unknown): There is no such employee. [employer-unknown](/problems/employer-unknown): There is no such employer. [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [one-employer-per-file](/problems/one-employer-per-file): A system that takes files is told of one employer. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getIntegrationFreeze: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The dates */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Freeze']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putIntegrationFreeze: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['Freeze']
      }
    }
    responses: {
      /** @description The dates */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Freeze']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listReadiness: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        /** @description Unless given, everyone. */
        complete?: 'true' | 'false'
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Employees in order of id */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['EmployeeReadiness'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
            /** @description Whom to test with: one or two who are complete, never of protected identity. On the first page. */
            testEmployees: string[]
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listMatches: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        kind?: 'matched' | 'new' | 'doubtful'
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Matches in order of the employees’ ids */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Match'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putMatch: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        employeeId: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['MatchDecision']
      }
    }
    responses: {
      /** @description The match */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Match']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [integration-disconnected](/problems/integration-disconnected): The integration is disconnected. [not-authorised](/problems/not-authorised): The system has not accepted any credentials. [remote-id-taken](/problems/remote-id-taken): Another employee is linked to this one at the system. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listAudit: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        /** @description `newest` first: everything. `oldest` first: what is sealed, in the order of the chain; whoever reads on later misses nothing. */
        order?: 'newest' | 'oldest'
        /** @description With or without `subjectId`. */
        subjectKind?: string
        subjectId?: string
        actor?: components['schemas']['Id']
        action?: string
        /** @description Written at this instant or later. */
        from?: string
        /** @description Written before this instant. */
        to?: string
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Entries */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['AuditEntry'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  verifyAudit: {
    parameters: {
      query?: {
        /** @description The `next` of an earlier answer. */
        after?: number
        /** @description With `knownHash`: a head that was kept elsewhere. */
        knownSequence?: number
        knownHash?: string
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Whether it holds */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AuditVerification']
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportAudit: {
    parameters: {
      query?: {
        /** @description The sequence number of the last entry that is known. */
        after?: number
        /** @description `Accept: text/csv` asks for CSV too. */
        format?: 'ndjson' | 'csv'
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Entries, then the head */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/x-ndjson':
            components['schemas']['ExportedAuditEntry'] | components['schemas']['AuditExportEnd']
          'text/csv': string
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listEvents: {
    parameters: {
      query?: {
        /** @description The sequence number of the last event that you have; from the oldest that is kept unless given. */
        after?: number
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Events */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Event'][]
            /** @description The `after` of the next page; null if there are no more events now. */
            next: string | null
          }
        }
      }
      /** @description [tenant-required](/problems/tenant-required): A partner names the tenant. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [events-expired](/problems/events-expired): The events after this number are no longer kept. */
      410: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listWebhookEndpoints: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Endpoints */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['WebhookEndpoint'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createWebhookEndpoint: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointDocument']
      }
    }
    responses: {
      /** @description The endpoint, with its secret */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookEndpointWithSecret']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. [too-many-endpoints](/problems/too-many-endpoints): There are as many webhook endpoints as there may be. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [webhook-url-refused](/problems/webhook-url-refused): Nothing is sent to this URL. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getWebhookEndpoint: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The endpoint */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookEndpoint']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putWebhookEndpoint: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['WebhookEndpointDocument']
      }
    }
    responses: {
      /** @description The endpoint */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookEndpoint']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. [webhook-url-refused](/problems/webhook-url-refused): Nothing is sent to this URL. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  deleteWebhookEndpoint: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description The ETag of the document that you read, with its quotes, or `*`.
         * @example "4Q2Gm0yXQ5eYkqQ2yWkB1xUuT8s"
         */
        'If-Match'?: components['parameters']['IfMatch']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Nothing is sent to it any more */
      204: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content?: never
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [precondition-failed](/problems/precondition-failed): The document has changed since it was read. */
      412: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  rotateWebhookSecret: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['SecretRotation']
      }
    }
    responses: {
      /** @description The new secret */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RotatedSecret']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  enableWebhookEndpoint: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The endpoint */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          ETag: components['headers']['ETag']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookEndpoint']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  testWebhookEndpoint: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The delivery */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookDelivery']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [endpoint-disabled](/problems/endpoint-disabled): The webhook endpoint is disabled. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listWebhookDeliveries: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        endpoint?: components['schemas']['Id']
        state?: 'pending' | 'delivered' | 'failed'
        /** @description The id of an event. */
        event?: components['schemas']['Id']
        type?:
          | 'leaver.planned'
          | 'leaver.edited'
          | 'leaver.closes-soon'
          | 'leaver.held'
          | 'leaver.released'
          | 'leaver.completed'
          | 'leaver.cancelled'
          | 'leaver.superseded'
          | 'leaver.closed-by-hand'
          | 'leaver.undone'
          | 'user.deactivated'
          | 'user.reactivated'
          | 'user.opens'
          | 'connection.removed'
          | 'connection.missing'
          | 'connection.connected'
          | 'person.erased'
          | 'guard.holding'
          | 'replan.finished'
          | 'integration.authorised'
          | 'integration.authorisation-lost'
          | 'integration.promoted'
          | 'integration.paused'
          | 'integration.resumed'
          | 'integration.disconnected'
          | 'sync.started'
          | 'sync.held'
          | 'sync.finished'
          | 'sync.missed'
          | 'todo.opened'
          | 'todo.closed'
          | 'tenant.closed'
          | 'tenant.reopened'
          | 'webhook.test'
      }
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Deliveries */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['WebhookDelivery'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  replayWebhookDelivery: {
    parameters: {
      query?: never
      header?: {
        /** @description The tenant that a partner's key acts for. A tenant's own key may leave it out. */
        'Koppling-Tenant'?: components['parameters']['Tenant']
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path: {
        /** @description The HR system's own id. Neither an identity number nor an e-mail address, since ids show in Temporal UI. */
        id: components['schemas']['Id']
      }
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The delivery */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['WebhookDelivery']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. [tenant-unknown](/problems/tenant-unknown): There is no such tenant for this key. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [endpoint-disabled](/problems/endpoint-disabled): The webhook endpoint is disabled. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. [tenant-closed](/problems/tenant-closed): The tenant is closed. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listPlatformKeys: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The keys */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Key'][]
            next: null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  createPlatformKey: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['NewPlatformKey']
      }
    }
    responses: {
      /** @description The key, with its secret */
      201: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['KeyWithSecret']
        }
      }
      /** @description [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getStop: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description The stops in force, the oldest first */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Stops']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  putStop: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['StopSwitch']
      }
    }
    responses: {
      /** @description The stops in force, the oldest first */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Stops']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [not-found](/problems/not-found): There is nothing here. */
      404: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listOpenLeavers: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        tenant?: components['schemas']['Id']
        /** @description Why the connection is not removed. */
        problem?: string
        /** @description Those that were due before this instant. */
        dueBefore?: string
        stage?: 'waiting' | 'held' | 'acting' | 'attention' | 'finished'
      }
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Leavers, without personal data */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['OpenLeaver'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  retryOpenLeavers: {
    parameters: {
      query?: never
      header?: {
        /** @description The person who decides, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['RequiredActor']
        /** @description A random id of this request, such as a UUID, in 1 to 255 visible ASCII characters. Whoever repeats the request with it within 24 hours gets the first answer, with `Idempotency-Replayed: true`, and nothing is done twice. */
        'Idempotency-Key'?: components['parameters']['IdempotencyKey']
        /**
         * @description Why; stands in the audit trail and in the edits of the leavers that it moves. 1 to 200 characters: ASCII, or UTF-8 percent-encoded (then also `%` as `%25`). A `reason` in the body comes before it. No personal data.
         * @example Avtalet f%C3%B6rl%C3%A4ngt
         */
        'Koppling-Reason'?: components['parameters']['Reason']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        'application/json': components['schemas']['RetryOfMany']
      }
    }
    responses: {
      /** @description They are being told */
      202: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          'Idempotency-Replayed': components['headers']['IdempotencyReplayed']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['RetriedLeavers']
        }
      }
      /** @description [actor-required](/problems/actor-required): The person who decides must be named. [invalid-json](/problems/invalid-json): The body is not JSON. */
      400: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [request-timeout](/problems/request-timeout): The body did not arrive in time. */
      408: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [count-differs](/problems/count-differs): The number of those concerned is another one. [idempotency-key-in-use](/problems/idempotency-key-in-use): The same request is still being answered. */
      409: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [body-too-large](/problems/body-too-large): The body is too large. */
      413: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unsupported-media-type](/problems/unsupported-media-type): The body has a content type that this call does not take. */
      415: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [idempotency-key-reused](/problems/idempotency-key-reused): The idempotency key belongs to another request. [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listAlarms: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        state?: 'open' | 'closed'
      }
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Alarms */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['Alarm'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  listPlatformAudit: {
    parameters: {
      query?: {
        /** @description The `next` of the page before; the first page unless given. */
        cursor?: string
        /** @description How many entries the page holds at most. */
        limit?: number
        /** @description `newest` first: everything. `oldest` first: what is sealed, in the order of the chain; whoever reads on later misses nothing. */
        order?: 'newest' | 'oldest'
        actor?: components['schemas']['Id']
        action?: string
        /** @description Written at this instant or later. */
        from?: string
        /** @description Written before this instant. */
        to?: string
      }
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Entries */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': {
            data: components['schemas']['AuditEntry'][]
            /** @description The cursor of the next page; null on the last one. */
            next: string | null
          }
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  verifyPlatformAudit: {
    parameters: {
      query?: {
        /** @description The `next` of an earlier answer. */
        after?: number
        /** @description With `knownHash`: a head that was kept elsewhere. */
        knownSequence?: number
        knownHash?: string
      }
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Whether it holds */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['AuditVerification']
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  exportPlatformAudit: {
    parameters: {
      query?: {
        /** @description The sequence number of the last entry that is known. */
        after?: number
        /** @description `Accept: text/csv` asks for CSV too. */
        format?: 'ndjson' | 'csv'
      }
      header?: {
        /** @description The person who acts, by the id in the HR system. Stands in the audit trail. */
        'Koppling-Actor'?: components['parameters']['Actor']
        /** @description Your own id of this request, taken over into the answer and the log if it is an id by the rule for ids; else one is made. */
        'X-Request-Id'?: components['parameters']['RequestId']
      }
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Entries, then the head */
      200: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          'RateLimit-Limit': components['headers']['RateLimitLimit']
          'RateLimit-Policy': components['headers']['RateLimitPolicy']
          'RateLimit-Remaining': components['headers']['RateLimitRemaining']
          'RateLimit-Reset': components['headers']['RateLimitReset']
          [name: string]: unknown
        }
        content: {
          'application/x-ndjson':
            components['schemas']['ExportedAuditEntry'] | components['schemas']['AuditExportEnd']
          'text/csv': string
        }
      }
      /** @description [unauthorized](/problems/unauthorized): The key is missing or not valid. */
      401: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [forbidden](/problems/forbidden): The key may not do this. */
      403: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [invalid-request](/problems/invalid-request): The request does not fit its schema. */
      422: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [rate-limited](/problems/rate-limited): Too many requests within a minute. [too-many-at-once](/problems/too-many-at-once): Too many requests at once. */
      429: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [internal](/problems/internal): Something went wrong inside koppling. */
      500: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description [unavailable](/problems/unavailable): koppling cannot answer right now. */
      503: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getLiveness: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description It does */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Live']
        }
      }
      /** @description [method-not-allowed](/problems/method-not-allowed): The path does not know this method. */
      405: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
    }
  }
  getReadiness: {
    parameters: {
      query?: never
      header?: never
      path?: never
      cookie?: never
    }
    requestBody?: never
    responses: {
      /** @description Everything answers */
      200: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Readiness']
        }
      }
      /** @description [method-not-allowed](/problems/method-not-allowed): The path does not know this method. */
      405: {
        headers: {
          'X-Request-Id': components['headers']['RequestId']
          [name: string]: unknown
        }
        content: {
          'application/problem+json': components['schemas']['Problem']
        }
      }
      /** @description Something is down and named */
      503: {
        headers: {
          [name: string]: unknown
        }
        content: {
          'application/json': components['schemas']['Readiness']
        }
      }
    }
  }
  onLeaverPlanned: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.planned",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.planned'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverEdited: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.edited",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "before": {
         *           "noAccessFrom": "2026-12-06",
         *           "actsAt": "2026-12-05T23:00:00.000Z"
         *         }
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.edited'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            before: {
              noAccessFrom: string | null
              actsAt: string | null
            }
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverClosesSoon: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.closes-soon",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.closes-soon'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverHeld: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.held",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "heldBy": "operator",
         *         "until": "2026-11-20T08:00:00.000Z"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.held'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            heldBy: string
            until: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverReleased: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.released",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "heldBy": "guard"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.released'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            /** @description What held it until now. */
            heldBy: string
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverCompleted: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.completed",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "outcome": "completed",
         *         "reason": null,
         *         "supersededBy": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.completed'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            outcome: string
            /** @description A code. */
            reason: string | null
            supersededBy: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverCancelled: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.cancelled",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "outcome": "cancelled",
         *         "reason": "revoked",
         *         "supersededBy": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.cancelled'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            outcome: string
            /** @description A code. */
            reason: string | null
            supersededBy: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverSuperseded: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.superseded",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "outcome": "superseded",
         *         "reason": null,
         *         "supersededBy": "E1001-2"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.superseded'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            outcome: string
            /** @description A code. */
            reason: string | null
            supersededBy: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverClosedByHand: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.closed-by-hand",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "outcome": "closed-by-hand",
         *         "reason": null,
         *         "supersededBy": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.closed-by-hand'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            outcome: string
            /** @description A code. */
            reason: string | null
            supersededBy: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onLeaverUndone: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "leaver.undone",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "employmentId": "E1001-1",
         *         "employeeId": "E1001",
         *         "userId": "U1001",
         *         "noAccessFrom": "2026-11-06",
         *         "actsAt": "2026-11-05T23:00:00.000Z",
         *         "outcome": "undone",
         *         "reason": null,
         *         "supersededBy": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'leaver.undone'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            leaverId: string
            /** @description Null for the access end of a user without employee. */
            employmentId: string | null
            employeeId: string | null
            userId: string | null
            noAccessFrom: string | null
            actsAt: string | null
            outcome: string
            /** @description A code. */
            reason: string | null
            supersededBy: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onUserDeactivated: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "user.deactivated",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "userId": "U1001",
         *         "employeeId": "E1001",
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "inactiveSince": "2026-11-05T23:00:01.000Z",
         *         "why": "automation"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'user.deactivated'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            userId: string
            employeeId: string | null
            leaverId: string | null
            /**
             * Format: date-time
             * @description An instant in UTC.
             * @example 2026-11-05T23:00:00.000Z
             */
            inactiveSince: string
            /** @enum {string} */
            why: 'launch' | 'person' | 'automation'
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onUserReactivated: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "user.reactivated",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "userId": "U1001",
         *         "employeeId": "E1001",
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "openUntil": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'user.reactivated'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            userId: string
            employeeId: string | null
            leaverId: string | null
            /** @description Opened by a person, until then at most. */
            openUntil: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onUserOpens: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "user.opens",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "userId": "U1001",
         *         "employeeId": "E1001",
         *         "opensAt": "2027-01-06T23:00:00.000Z"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'user.opens'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            userId: string
            employeeId: string | null
            opensAt: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onConnectionRemoved: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "connection.removed",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "userId": "U1001",
         *         "employeeId": "E1001",
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'connection.removed'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            userId: string
            employeeId: string | null
            leaverId: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onConnectionMissing: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "connection.missing",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "userId": "U1001",
         *         "employeeId": "E1001",
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'connection.missing'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            userId: string
            employeeId: string | null
            leaverId: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onConnectionConnected: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "connection.connected",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "userId": "U1001",
         *         "employeeId": "E1001"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'connection.connected'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            userId: string
            employeeId: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onPersonErased: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "person.erased",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "employeeId": "E1001",
         *         "userId": "U1001"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'person.erased'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            employeeId: string | null
            userId: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onGuardHolding: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "guard.holding",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "held": 14,
         *         "limit": 10,
         *         "of": 180
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'guard.holding'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            held: number
            limit: number
            of: number
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onReplanFinished: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "replan.finished",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "replanId": "6f1d0d6e-1111-4222-8333-944445555777"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'replan.finished'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            replanId: string
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onIntegrationAuthorised: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "integration.authorised",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "system": "tripletex",
         *         "credentialsVersion": 2,
         *         "expiresOn": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'integration.authorised'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            system: string
            credentialsVersion: number
            expiresOn: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onIntegrationAuthorisationLost: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "integration.authorisation-lost",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "system": "tripletex",
         *         "why": "credentials-rejected"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'integration.authorisation-lost'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            system: string
            /** @description A code. */
            why: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onIntegrationPromoted: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "integration.promoted",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "system": "tripletex",
         *         "mappingVersion": 1,
         *         "hasSchedule": true
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'integration.promoted'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            system: string
            mappingVersion: number
            /** @description It runs by itself; else by hand. */
            hasSchedule: boolean
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onIntegrationPaused: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "integration.paused",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "system": "tripletex"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'integration.paused'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            system: string
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onIntegrationResumed: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "integration.resumed",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "system": "tripletex"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'integration.resumed'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            system: string
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onIntegrationDisconnected: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "integration.disconnected",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "system": "tripletex"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'integration.disconnected'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            system: string
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onSyncStarted: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "sync.started",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "syncId": "7c2f8d1e-1111-4222-8333-944445555777",
         *         "kind": "scheduled"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'sync.started'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            syncId: string
            /** @enum {string} */
            kind: 'preview' | 'test' | 'manual' | 'scheduled'
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onSyncHeld: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "sync.held",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "syncId": "7c2f8d1e-1111-4222-8333-944445555777",
         *         "kind": "scheduled",
         *         "heldBecause": [
         *           "first-live-run"
         *         ]
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'sync.held'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            syncId: string
            /** @enum {string} */
            kind: 'preview' | 'test' | 'manual' | 'scheduled'
            heldBecause: ('first-live-run' | 'scope-widened' | 'too-many')[]
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onSyncFinished: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "sync.finished",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "syncId": "7c2f8d1e-1111-4222-8333-944445555777",
         *         "kind": "scheduled",
         *         "outcome": "completed",
         *         "problem": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'sync.finished'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            syncId: string
            /** @enum {string} */
            kind: 'preview' | 'test' | 'manual' | 'scheduled'
            /** @enum {string} */
            outcome: 'completed' | 'stopped' | 'failed'
            problem: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onSyncMissed: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "sync.missed",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "integrationId": "0b9e6a7c-1111-4222-8333-944445555777",
         *         "date": "2026-11-06",
         *         "dueAt": "2026-11-06T05:00:00.000Z",
         *         "reason": "authorisation-lost",
         *         "syncId": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'sync.missed'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            integrationId: string
            /**
             * Format: date
             * @description Of the run, in the zone of the schedule.
             * @example 2026-10-31
             */
            date: string
            /**
             * Format: date-time
             * @description An instant in UTC.
             * @example 2026-11-05T23:00:00.000Z
             */
            dueAt: string
            /** @enum {string} */
            reason: 'not-started' | 'authorisation-lost' | 'credentials-expired' | 'run-under-way'
            /** @description The run that was under way at that time. */
            syncId: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onTodoOpened: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "todo.opened",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "problem": "several-matches",
         *         "for": "hr",
         *         "since": "2026-11-05T23:00:12.000Z",
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "userId": "U1001",
         *         "employeeId": "E1001",
         *         "integrationId": null,
         *         "again": false
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'todo.opened'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            /** @description A stable code. */
            problem: string
            /** @enum {string} */
            for: 'hr' | 'payroll' | 'operator' | 'vendor'
            /**
             * Format: date-time
             * @description An instant in UTC.
             * @example 2026-11-05T23:00:00.000Z
             */
            since: string
            leaverId: string | null
            userId: string | null
            employeeId: string | null
            integrationId: string | null
            /** @description It is open already, and brought to mind anew. */
            again: boolean
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onTodoClosed: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "todo.closed",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "problem": "several-matches",
         *         "for": "hr",
         *         "since": "2026-11-05T23:00:12.000Z",
         *         "leaverId": "6f1d0d6e-1111-4222-8333-944445555666",
         *         "userId": "U1001",
         *         "employeeId": "E1001",
         *         "integrationId": null
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'todo.closed'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            /** @description A stable code. */
            problem: string
            /** @enum {string} */
            for: 'hr' | 'payroll' | 'operator' | 'vendor'
            /**
             * Format: date-time
             * @description An instant in UTC.
             * @example 2026-11-05T23:00:00.000Z
             */
            since: string
            leaverId: string | null
            userId: string | null
            employeeId: string | null
            integrationId: string | null
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onTenantClosed: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "tenant.closed",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711,
         *         "closedAt": "2026-11-05T23:00:00.000Z",
         *         "shreddedOn": "2026-12-05T23:00:00.000Z"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'tenant.closed'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
            /**
             * Format: date-time
             * @description An instant in UTC.
             * @example 2026-11-05T23:00:00.000Z
             */
            closedAt: string
            /**
             * Format: date-time
             * @description Until then everything can be read and exported.
             * @example 2026-11-05T23:00:00.000Z
             */
            shreddedOn: string
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onTenantReopened: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "tenant.reopened",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "tenant": "acme",
         *         "sequence": 4711
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'tenant.reopened'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            /** @description The tenant that it is about. */
            tenant: string
            /** @description Rises by one from event to event of a tenant. Events may arrive out of order and more than once; a gap is caught up with by `GET /v1/events?after=`. */
            sequence: number
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
  onWebhookTest: {
    parameters: {
      query?: never
      header: {
        /** @description The same for every attempt: an event that is known may be ignored. */
        'webhook-id': string
        /** @description When this attempt was made, in seconds since 1970. */
        'webhook-timestamp': string
        /** @description `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`; several, by space, while a secret is being rotated. */
        'webhook-signature': string
      }
      path?: never
      cookie?: never
    }
    requestBody: {
      content: {
        /**
         * @example {
         *       "type": "webhook.test",
         *       "timestamp": "2026-11-05T23:00:01.000Z",
         *       "data": {
         *         "endpointId": "whe_0123456789abcdef01234567"
         *       }
         *     }
         */
        'application/json': {
          /** @constant */
          type: 'webhook.test'
          /**
           * Format: date-time
           * @description An instant in UTC.
           * @example 2026-11-05T23:00:00.000Z
           */
          timestamp: string
          data: {
            endpointId: string
          }
        }
      }
    }
    responses: {
      /** @description The endpoint is not wanted any more: it is disabled. */
      410: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Taken. Answer within 15 seconds, and do the work afterwards. */
      '2XX': {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
      /** @description Not taken: it is sent again later. */
      default: {
        headers: {
          [name: string]: unknown
        }
        content?: never
      }
    }
  }
}
