/**
 * The shapes that the server sends; see openapi.yaml. Times are ISO 8601 in UTC, distances metres, shares natural log-odds.
 *
 * @typedef {'MINOR'|'MODERATE'|'SEVERE'|'EXTREME'} Severity
 * @typedef {'RAISED'|'ACKNOWLEDGED'|'CONFIRMED'|'DISMISSED'|'ESCALATED'|'RETRACTED'|'MERGED'|'EXPIRED'} Status
 * @typedef {'QUEUE'|'WAITING'|'SUPPRESSED'} Lane
 *
 * @typedef {object} Alert
 * @property {string} id
 * @property {string} desk
 * @property {string[]} visibleTo
 * @property {number} revision
 * @property {string} hash what a person judges; a review names it
 * @property {Status} status
 * @property {Severity} severity
 * @property {Lane} lane
 * @property {boolean} late
 * @property {boolean} storm
 * @property {boolean} exercise
 * @property {boolean} blind score, shares and chance are hidden until it is decided
 * @property {string} startedAt
 * @property {string} lastEvidenceAt
 * @property {string} raisedAt
 * @property {number} escalation how often nobody answered in time
 * @property {?string} escalatesAt
 * @property {?string} expiresAt
 * @property {?string} answeredAt
 * @property {?string} decidedAt
 * @property {number} lat
 * @property {number} lon
 * @property {number} extentMetres
 * @property {string} cell
 * @property {?number} score
 * @property {?number} chancePerHour
 * @property {string} reason
 * @property {string[]} rules
 * @property {number} matchCount
 * @property {number} evidenceCount
 * @property {string[]} degraded
 * @property {?string} mergedInto
 * @property {?string} linkedTo
 * @property {?string} carriedFrom
 * @property {?string} reviewer
 * @property {?string} reviewReason
 * @property {'NONE'|'WANTED'|'AGREED'|'DISAGREED'} secondLook
 * @property {?string} secondReviewer
 * @property {?string} suppressedBy
 * @property {string} place
 * @property {string[]} viewers
 *
 * @typedef {object} Evidence
 * @property {'GUNSHOT'|'PLATE'|'CALL'|'CAMERA'} kind
 * @property {string} id
 * @property {string} sensor
 * @property {string} step
 * @property {string} at
 * @property {number} lat
 * @property {number} lon
 * @property {string} category
 * @property {number} [confidence]
 * @property {number} [quantity]
 * @property {number} [distanceMetres]
 * @property {number} [uncertaintyMetres]
 * @property {boolean} exercise
 *
 * @typedef {{name: string, logOdds: number}} Share
 * @typedef {{evidence: Evidence[], explanations: string[], shares: ?Share[], score: ?number}} Grounds
 * @typedef {{code: string, label: string}} Reason
 *
 * @typedef {object} Session
 * @property {string} account
 * @property {string} name
 * @property {string[]} roles
 * @property {string[]} desks
 * @property {string} csrf
 * @property {boolean} mustChangePassword
 * @property {string} zone
 * @property {string[]} purposes
 * @property {{confirm: Reason[], dismiss: Reason[], suppress: Reason[]}} reasons
 * @property {{reasonRequired: boolean, escalationSound: boolean, baseMap: ?{style: string}, map: {center: number[], zoom: number, bounds: ?number[]}}} settings
 * @property {{id: string, name: string, polygon: ?object}[]} desksKnown
 */
export {};
