import { randomUUID } from 'node:crypto';
import { fateOf } from './mail-rules.ts';
import type { Mail } from './mailbox.ts';
import { headerOf } from './mime.ts';
import { ACCOUNT, arn, functionNameIn, REGION, type Stack } from './template.ts';

/** An event as SES publishes it through a configuration set's event destination. */
export type MailEvent = {
  readonly eventType: 'Send' | 'Delivery' | 'Bounce' | 'Complaint';
  readonly mail: Record<string, unknown>;
  readonly [detail: string]: unknown;
};

/** What becomes of a mail, in order: taken over, then delivered or not, perhaps complained about. */
export const eventsFor = (mail: Mail, at: Date): MailEvent[] => {
  const timestamp = at.toISOString();
  const about = describe(mail);
  const sent: MailEvent = { eventType: 'Send', mail: about, send: {} };
  const bounced = mail.to.filter((each) => fateOf(each) === 'bounce');
  const complained = mail.to.filter((each) => fateOf(each) === 'complaint');
  const delivered = mail.to.filter((each) => !bounced.includes(each));
  const all: MailEvent[] = [sent];
  if (delivered.length > 0) {
    all.push({
      eventType: 'Delivery',
      mail: about,
      delivery: { timestamp, processingTimeMillis: 500, recipients: delivered, smtpResponse: '250 2.0.0 Ok', reportingMTA: 'local' },
    });
  }
  if (bounced.length > 0) {
    const bouncedRecipients = bounced.map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    }));
    all.push({
      eventType: 'Bounce',
      mail: about,
      bounce: {
        feedbackId: randomUUID(),
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients,
        timestamp,
        reportingMTA: 'dns; local',
      },
    });
  }
  if (complained.length > 0) {
    const complainedRecipients = complained.map((emailAddress) => ({ emailAddress }));
    all.push({
      eventType: 'Complaint',
      mail: about,
      complaint: {
        feedbackId: randomUUID(),
        complaintSubType: null,
        complainedRecipients,
        timestamp,
        complaintFeedbackType: 'abuse',
        arrivalDate: timestamp,
      },
    });
  }
  return mail.state === 'sent' ? all.slice(1) : all;
};

const describe = (mail: Mail) => ({
  timestamp: mail.at,
  source: mail.from,
  sourceArn: arn('ses', `identity/${mail.from.split('@')[1]}`),
  sendingAccountId: ACCOUNT,
  messageId: mail.id,
  destination: mail.to,
  headersTruncated: false,
  headers: mail.headers,
  commonHeaders: {
    from: [headerOf(mail.headers, 'From')],
    date: headerOf(mail.headers, 'Date'),
    to: mail.to,
    messageId: mail.id,
    subject: mail.subject,
  },
  tags: {
    'ses:operation': ['SendRawEmail'],
    'ses:source-ip': ['127.0.0.1'],
    'ses:from-domain': [mail.from.split('@')[1]],
    'ses:caller-identity': ['local'],
    ...(mail.configurationSet ? { 'ses:configuration-set': [mail.configurationSet] } : {}),
    ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
  },
});

export type Subscriber = { readonly topic: string; readonly fn: string };

/** Which functions hear this event: those subscribed to a topic that the mail's configuration set publishes it to. */
export const subscribersIn = (stack: Stack) => {
  const subscriptions: Subscriber[] = stack
    .all('AWS::SNS::Subscription')
    .filter(({ properties }) => properties.Protocol === 'lambda')
    .map(({ properties }) => ({ topic: String(properties.TopicArn), fn: functionNameIn(properties.Endpoint) ?? '' }));
  const destinations = stack
    .all('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => ({ set: properties.ConfigurationSetName, ...properties.EventDestination }))
    .filter(({ Enabled }) => Enabled !== false);
  return ({ eventType }: MailEvent, { configurationSet }: Mail): Subscriber[] => {
    const fitting = destinations.filter(
      ({ set, MatchingEventTypes }) => set === configurationSet && MatchingEventTypes.some((type: string) => type.toLowerCase() === eventType.toLowerCase()),
    );
    const topics = fitting.map(({ SnsDestination }) => SnsDestination?.TopicARN);
    return subscriptions.filter(({ topic }) => topics.includes(topic));
  };
};

/** The Lambda event of one notification of a topic. */
export const notification = (topic: string, event: MailEvent, at: Date) => ({
  Records: [
    {
      EventSource: 'aws:sns',
      EventVersion: '1.0',
      EventSubscriptionArn: `${topic}:local`,
      Sns: {
        Type: 'Notification',
        MessageId: randomUUID(),
        TopicArn: topic,
        Subject: 'Amazon SES Email Event Notification',
        Message: JSON.stringify(event),
        Timestamp: at.toISOString(),
        SignatureVersion: '1',
        Signature: 'local',
        SigningCertUrl: `https://sns.${REGION}.amazonaws.com/local.pem`,
        UnsubscribeUrl: `https://sns.${REGION}.amazonaws.com/`,
        MessageAttributes: {},
      },
    },
  ],
});
