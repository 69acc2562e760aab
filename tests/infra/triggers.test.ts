import { describe, expect, it } from 'vitest';
import { functionName, ofType, plain, readable, synthesise, target } from './template.ts';

const template = synthesise();
const mappings = ofType(template, 'AWS::Lambda::EventSourceMapping').map(([, mapping]) => mapping);
const queueIds = ofType(template, 'AWS::SQS::Queue')
  .map(([id]) => plain(id))
  .sort();

describe('the streams', () => {
  it('lead facts to on-fact whole, and letters that leave now to send-mail', () => {
    const built = mappings.map((mapping) => ({
      from: readable(mapping.EventSourceArn),
      to: functionName(target(mapping.FunctionName)),
      filters: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }: any) => JSON.parse(Pattern)),
    }));
    expect(built).toEqual([
      { from: 'Facts/stream', to: 'on-fact', filters: [] },
      {
        from: 'Records/stream',
        to: 'send-mail',
        filters: [{ eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['intent'] }, leaves: { S: ['now'] } } } }],
      },
    ]);
  });

  it('cut out what fails, try it a few times and keep it', () => {
    for (const mapping of mappings) {
      expect(mapping).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        MaximumRecordAgeInSeconds: 3600,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        StartingPosition: 'TRIM_HORIZON',
      });
      expect(queueIds).toContain(readable(mapping.DestinationConfig.OnFailure.Destination));
    }
  });
});

describe('the clock', () => {
  const schedules = ofType(template, 'AWS::Scheduler::Schedule').map(([, schedule]) => schedule);

  it('wakes and sends letters every minute, sweeps every five, and keeps the heads of each day soon after it has ended', () => {
    expect(schedules.map(({ ScheduleExpression, Target }) => [ScheduleExpression, Target.Input, functionName(target(Target.Arn))])).toEqual([
      ['rate(1 minute)', '{"job":"wake"}', 'on-clock'],
      ['rate(1 minute)', '{"job":"letters"}', 'send-mail'],
      ['rate(5 minutes)', '{"job":"sweep"}', 'on-clock'],
      ['cron(20 0 * * ? *)', '{"job":"heads"}', 'on-clock'],
    ]);
  });

  it('keeps the ticks that it could not hand over', () => {
    for (const { Target } of schedules) {
      expect(Target.RetryPolicy).toEqual({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 120 });
      expect(readable(Target.DeadLetterConfig.Arn)).toBe('UndeliveredClock');
    }
  });
});

describe('what SES tells', () => {
  it('goes to the topic: send, delivery, bounce, complaint, reject and delay', () => {
    const [[, destination] = []] = ofType(template, 'AWS::SES::ConfigurationSetEventDestination');
    expect(destination.EventDestination.MatchingEventTypes).toEqual(['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay']);
    expect(readable(destination.EventDestination.SnsDestination.TopicARN)).toBe('LetterEvents');
  });

  it('reaches on-bounce, and the queue when it cannot', () => {
    const [[, subscription] = []] = ofType(template, 'AWS::SNS::Subscription').filter(([, { Protocol }]) => Protocol === 'lambda');
    expect(functionName(target(subscription.Endpoint))).toBe('on-bounce');
    expect(readable(subscription.RedrivePolicy.deadLetterTargetArn)).toBe('UndeliveredBounces');
  });

  it('suppresses who bounced or complained, and asks for TLS', () => {
    const [[, set] = []] = ofType(template, 'AWS::SES::ConfigurationSet');
    expect(set).toMatchObject({
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
    });
  });
});

describe('what becomes of an upload', () => {
  const rules = ofType(template, 'AWS::Events::Rule').map(([, rule]) => rule);

  it('reaches on-file: what was uploaded, and what the scanner found in it, of our own bucket and below quarantine alone', () => {
    const patterns = rules.map(({ EventPattern }) => JSON.parse(JSON.stringify(EventPattern).replaceAll(/\{"Ref":"([A-Za-z]+)[0-9A-F]{8}"\}/g, '"$1"')));
    expect(patterns).toEqual([
      {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: ['Files'] }, object: { key: [{ prefix: 'quarantine/' }] } },
      },
      {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: ['Files'], objectKey: [{ prefix: 'quarantine/' }] } },
      },
    ]);
    for (const { Targets } of rules) {
      expect(Targets.map(({ Arn }: any) => functionName(target(Arn)))).toEqual(['on-file']);
      expect(readable(Targets[0].DeadLetterConfig.Arn)).toBe('UndeliveredFiles');
    }
  });
});

describe('calls without an answer', () => {
  it('keep what their function failed at', () => {
    const kept = ofType(template, 'AWS::Lambda::EventInvokeConfig').map(([, config]) => [
      functionName(target(config.FunctionName)),
      config.MaximumRetryAttempts,
      readable(config.DestinationConfig.OnFailure.Destination),
    ]);
    expect(kept).toEqual([
      ['on-bounce', 2, 'UndeliveredBounces'],
      ['on-clock', 1, 'UndeliveredClock'],
      ['send-mail', 1, 'UndeliveredMails'],
      ['on-file', 2, 'UndeliveredFiles'],
    ]);
  });
});

it('uses every queue as the last resort of something', () => {
  const { Resources } = template;
  const sources = Object.values(Resources).filter(
    ({ Type }) => !Type.startsWith('AWS::SQS') && !Type.startsWith('AWS::CloudWatch') && Type !== 'AWS::IAM::Role',
  );
  const used = queueIds.filter((id) => sources.some(({ Properties }) => new RegExp(`"${id}[0-9A-F]{8}"`).test(JSON.stringify(Properties))));
  expect(used).toEqual(queueIds);
});
