/** The pure part of telling incidents apart, for the App's worker. */
export { placeIncident, type Placed } from '../engine/incidents/place-incident.ts'
