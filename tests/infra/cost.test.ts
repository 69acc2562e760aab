import { expect, it } from 'vitest';
import { ofType, synthesise } from './template.ts';

const template = synthesise();

/** Types that cost money by the hour or the month whether or not anyone comes; alarms are the one exception we make. */
const FIXED_PRICE = [
  'AWS::EC2::NatGateway',
  'AWS::EC2::Instance',
  'AWS::EC2::EIP',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::TransitGateway',
  'AWS::ECS::Service',
  'AWS::EKS::Cluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
  'AWS::DAX::Cluster',
  'AWS::OpenSearchService::Domain',
  'AWS::OpenSearchServerless::Collection',
  'AWS::Kinesis::Stream',
  'AWS::MSK::Cluster',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
  'AWS::WAFv2::WebACL',
  'AWS::Route53::HostedZone',
  'AWS::SES::DedicatedIpPool',
  'AWS::SES::VdmAttributes',
  'AWS::CloudWatch::Dashboard',
  'AWS::ACMPCA::CertificateAuthority',
  'AWS::ApiGateway::VpcLink',
  'AWS::ApiGatewayV2::VpcLink',
  'AWS::GuardDuty::Detector',
  'AWS::Synthetics::Canary',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
];

it('has no resource with a fixed price', () => {
  const found = Object.values(template.Resources)
    .map(({ Type }) => Type)
    .filter((type) => FIXED_PRICE.includes(type));
  expect(found).toEqual([]);
});

it('keeps nothing warm and nothing provisioned', () => {
  const text = JSON.stringify(template);
  for (const word of ['ProvisionedConcurrency', 'ProvisionedThroughput', 'WarmThroughput', 'WriteProvisionedThroughputSettings', 'SnapStart'])
    expect(text).not.toContain(word);
});

it('stays on the free part of the sign-in plan and out of paid alarms beyond three dollars a month', () => {
  expect(ofType(template, 'AWS::Cognito::UserPool')[0]?.[1].UserPoolTier).toBe('ESSENTIALS');
  expect(ofType(template, 'AWS::CloudWatch::Alarm').length).toBeLessThanOrEqual(40);
});
