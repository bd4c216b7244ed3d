// The sample articles, part of the page so that a click makes no request.
import call from '../../../seeds/000_4826a167a596511a.txt?raw';
import readout from '../../../seeds/003_9a019d5550923093.txt?raw';

export const samples = [
  { name: 'Biden and Xi speak by phone', text: call },
  { name: 'Biden and Xi discuss war and Taiwan', text: readout },
];
