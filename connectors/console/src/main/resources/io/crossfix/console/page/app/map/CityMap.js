import { html, useEffect, useRef, useState } from '../../lib/standalone.module.js';
import { Map as MapLibre, NavigationControl, ScaleControl } from '../../lib/maplibre-gl.mjs';
import { useStore } from '../live/store.js';
import { say } from '../live/messages.js';
import { addDrawings } from './drawings.js';
import { layers, plainStyle } from './layers.js';
import { cityCells, graticule } from './graticule.js';
import { nothing } from './features.js';

/**
 * The map. What lies on it comes as GeoJSON by source name; sources that are left out stay empty.
 *
 * @param {{data: Record<string, object>, see?: ?{lon: number, lat: number, metres: number}, onAlert?: (id: string) => void,
 *     onPoint?: (point: number[]) => void, label: string, children?: any}} props
 *     see: what the map moves to when it changes
 */
export function CityMap({ data, see, onAlert, onPoint, label, children }) {
  const box = useRef(null);
  const handlers = useRef({});
  handlers.current = { onAlert, onPoint };
  const map = useMap(box, handlers, label);
  useEffect(() => {
    if (map) for (const [name, features] of Object.entries(data)) map.getSource(name)?.setData(features ?? nothing());
  }, [map, ...Object.values(data)]);
  useEffect(() => {
    if (map && see) map.fitBounds(around(see), { padding: margin(box.current), maxZoom: 16, duration: calm() ? 0 : 500 });
  }, [map, see?.lon, see?.lat, see?.metres]);
  return html`<div class="map">
    <div class="map-box" ref=${box}></div>
    ${children}
  </div>`;
}

/** Made once per theme: the style is drawn from the style sheet's colours. */
function useMap(box, handlers, label) {
  const [map, setMap] = useState(null);
  const theme = useStore((state) => state.theme);
  const session = useStore((state) => state.session);
  useEffect(() => {
    const made = create(box.current, session);
    if (!made) return undefined;
    made.on('load', () => {
      furnish(made, session);
      made.getCanvas().setAttribute('aria-label', label);
      setMap(made);
    });
    listen(made, handlers);
    return () => {
      setMap(null);
      made.remove();
    };
  }, [theme]);
  return map;
}

function create(container, { settings }) {
  try {
    const made = new MapLibre({
      container,
      style: settings.baseMap?.style ?? plainStyle(),
      center: settings.map.center,
      zoom: settings.map.zoom,
      attributionControl: settings.baseMap ? undefined : false,
      dragRotate: false,
      pitchWithRotate: false,
      maxPitch: 0,
      fadeDuration: 0,
    });
    made.touchZoomRotate.disableRotation();
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    made.addControl(new ScaleControl({ maxWidth: 90 }), 'bottom-right');
    return made;
  } catch {
    // No WebGL on this machine: the lists say everything that the map shows.
    say('The map cannot be drawn on this machine (no WebGL). Everything else works.', 'fault');
    return null;
  }
}

function furnish(map, session) {
  addDrawings(map);
  for (const { source, layer } of layers()) {
    if (!map.getSource(source)) map.addSource(source, { type: 'geojson', data: nothing() });
    map.addLayer({ ...layer, source });
  }
  if (!session.settings.baseMap) map.getSource('cells').setData(cityCells(session));
  const draw = () => map.getSource('graticule').setData(graticule(map.getBounds()));
  if (!session.settings.baseMap) map.on('moveend', draw) && draw();
}

function listen(map, handlers) {
  map.on('click', (event) => {
    const [alert] = map.getLayer('alerts') ? map.queryRenderedFeatures(event.point, { layers: ['alerts'] }) : [];
    if (alert) handlers.current.onAlert?.(alert.properties.id);
    else handlers.current.onPoint?.([event.lngLat.lng, event.lngLat.lat]);
  });
  map.on('mouseenter', 'alerts', () => (map.getCanvas().style.cursor = 'pointer'));
  map.on('mouseleave', 'alerts', () => (map.getCanvas().style.cursor = ''));
}

function around({ lon, lat, metres }) {
  const north = metres / 111_195;
  const east = north / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
  return [[lon - east, lat - north], [lon + east, lat + north]];
}

/** Room for the legend at the bottom, where there is room at all. */
const margin = ({ clientHeight }) => ({ top: 48, left: 48, right: 56, bottom: clientHeight > 420 ? 130 : 44 });

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
