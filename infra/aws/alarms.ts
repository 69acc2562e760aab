import { Aws, Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Settings } from './context.ts';
import { FUNCTION_NAMES, type Functions, isPage } from './functions.ts';
import { QUEUES, type Queues } from './queues.ts';

/** `name` is the alarm's heading in RUNBOOK.md; `impact` says to a person what it means for the people we serve. */
type Rule = {
  readonly name: string;
  readonly impact: string;
  readonly metric: IMetric;
  /** At or above this value it rings; "below" rings under it, and when nothing is heard at all. */
  readonly at: number;
  readonly below?: boolean;
  readonly periods?: number;
};

const IMPACT: Record<(typeof QUEUES)[number], string> = {
  facts: 'Something happened to an item and nobody was told yet; the sweeper tries again.',
  mails: 'A letter was not sent at once; the clock tries again.',
  bounces: 'What became of a letter is not known, so a bounce may go unseen.',
  clock: 'A tick of the clock failed; reminders and delayed letters may be late.',
  files: 'A file that somebody added waits for its check, and its proposal for the file.',
};

const account = (namespace: string, metricName: string, statistic: string, period: Duration) => new Metric({ namespace, metricName, statistic, period });

/** A signal that the one function whose work it is raises by logging {"alarm": name}, wherever its logger puts the field. */
const signal = (scope: Construct, name: string, fn: LambdaFunction): IMetric => {
  const metricNamespace = `Sluis/${Aws.STACK_NAME}`;
  new MetricFilter(scope, `Signal-${name}`, {
    logGroup: fn.logGroup,
    filterPattern: FilterPattern.literal(`{ ($.alarm = "${name}") || ($.message.alarm = "${name}") || ($.message = "*${name}*") }`),
    metricNamespace,
    metricName: name,
    metricValue: '1',
  });
  return account(metricNamespace, name, 'Sum', Duration.minutes(5));
};

/** Every alarm of the deployment, in the order of the runbook. */
const rulesOf = (scope: Construct, { api, functions, queues }: Watched): Rule[] => [
  {
    name: 'fact-tampered',
    impact: 'A fact of the audit log was changed or removed by someone.',
    metric: signal(scope, 'fact.tampered', functions['on-fact']),
    at: 1,
  },
  {
    name: 'heads-failed',
    impact: 'The heads of a day were not kept, so nothing outside the tables vouches for what happened on it.',
    metric: signal(scope, 'heads.failed', functions['on-clock']),
    at: 1,
  },
  { name: 'mail-dead', impact: 'A letter was given up; someone is waiting for it.', metric: signal(scope, 'mail.dead', functions['send-mail']), at: 1 },
  {
    name: 'api-5xx',
    impact: 'People see an error page instead of their answer.',
    metric: api.metricServerError({ statistic: 'Sum', period: Duration.minutes(5) }),
    at: 3,
  },
  {
    name: 'clock-silent',
    impact: 'The clock stands still: no reminders, expiry or sweeping.',
    metric: functions['on-clock'].metricInvocations({ statistic: 'Sum', period: Duration.minutes(15) }),
    at: 1,
    below: true,
  },
  {
    name: 'letters-silent',
    impact: 'Nothing sends letters: neither those that leave at once nor those that wait.',
    metric: functions['send-mail'].metricInvocations({ statistic: 'Sum', period: Duration.minutes(15) }),
    at: 1,
    below: true,
  },
  ...QUEUES.map((name) => ({
    name: `undelivered-${name}`,
    impact: IMPACT[name],
    metric: queues[name].metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: Duration.minutes(5) }),
    at: 1,
  })),
  ...(['on-fact', 'send-mail'] as const).map((fn) => ({
    name: `behind-${fn}`,
    impact: 'Letters and counts lag behind what happened.',
    metric: functions[fn].metric('IteratorAge', { statistic: 'Maximum', period: Duration.minutes(5) }),
    at: Duration.minutes(5).toMilliseconds(),
    periods: 2,
  })),
  // A page that breaks off is an error of the gateway, and rings there.
  ...FUNCTION_NAMES.filter((fn) => !isPage(fn)).map((fn) => ({
    name: `errors-${fn}`,
    impact: `The function ${fn} broke off.`,
    metric: functions[fn].metricErrors({ statistic: 'Sum', period: Duration.minutes(5) }),
    at: 3,
  })),
  {
    name: 'throttles',
    impact: 'Requests are turned away because the account runs as much as it may at once.',
    metric: account('AWS/Lambda', 'Throttles', 'Sum', Duration.minutes(5)),
    at: 5,
  },
  {
    name: 'mail-bounces',
    impact: 'Many letters come back; addresses are wrong or our domain is distrusted.',
    metric: account('AWS/SES', 'Bounce', 'Sum', Duration.hours(1)),
    at: 10,
  },
  {
    name: 'reputation-bounce',
    impact: 'SES puts the account under review at 5 % bounces; then all letters may stop.',
    metric: account('AWS/SES', 'Reputation.BounceRate', 'Maximum', Duration.hours(1)),
    at: 0.03,
  },
  {
    name: 'reputation-complaint',
    impact: 'SES puts the account under review at 0.1 % complaints; then all letters may stop.',
    metric: account('AWS/SES', 'Reputation.ComplaintRate', 'Maximum', Duration.hours(1)),
    at: 0.0005,
  },
];

type Watched = { readonly api: HttpApi; readonly functions: Functions; readonly queues: Queues };

const topicOf = (scope: Construct, { alarmEmail }: Settings): Topic => {
  const topic = new Topic(scope, 'Alarms', { enforceSSL: true });
  topic.addSubscription(new EmailSubscription(alarmEmail));
  // A policy of its own replaces the topic's default, which let the account's alarms in.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    }),
  );
  return topic;
};

/** Alarms name the harm and their page in the runbook, and go to one topic. */
export const addAlarms = (scope: Construct, settings: Settings, watched: Watched): void => {
  const action = new SnsAction(topicOf(scope, settings));
  for (const { name, impact, metric, at, below, periods } of rulesOf(scope, watched)) {
    const alarm = new Alarm(scope, `Alarm-${name}`, {
      alarmName: `${Aws.STACK_NAME}-${name}`,
      alarmDescription: `${impact} See infra/aws/RUNBOOK.md, "${name}".`,
      metric,
      threshold: at,
      evaluationPeriods: periods ?? 1,
      comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(action);
  }
};
