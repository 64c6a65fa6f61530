import { AccountsView } from '../views/AccountsView.js';
import { HandoverView } from '../views/HandoverView.js';
import { HealthView } from '../views/HealthView.js';
import { HistoryView } from '../views/HistoryView.js';
import { LoadView } from '../views/LoadView.js';
import { PasswordView } from '../views/PasswordView.js';
import { QueueView } from '../views/QueueView.js';
import { ReportsView } from '../views/ReportsView.js';
import { RiskView } from '../views/RiskView.js';
import { RulesView } from '../views/RulesView.js';
import { SuppressionsView } from '../views/SuppressionsView.js';

const SHOWN = {
  queue: QueueView,
  alert: QueueView,
  history: HistoryView,
  handover: HandoverView,
  rules: RulesView,
  risk: RiskView,
  health: HealthView,
  load: LoadView,
  reports: ReportsView,
  suppressions: SuppressionsView,
  accounts: AccountsView,
  password: PasswordView,
};

/** @param {string} view */
export const shownView = (view) => SHOWN[view] ?? QueueView;
