import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolUser,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Settings } from './context.ts';

/** What the callback needs to know of the staff's sign-in. */
export type SignIn = {
  readonly pool: UserPool;
  readonly issuer: string;
  readonly clientId: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
};

const INVITATION = {
  emailSubject: 'Sluis: uitnodiging / invitation',
  emailBody: [
    'U bent uitgenodigd voor Sluis. Uw gebruikersnaam is {username}, uw tijdelijke wachtwoord is {####}',
    'You have been invited to Sluis. Your user name is {username}, your temporary password is {####}',
  ].join('<br><br>'),
};

/** The staff's sign-in: people are invited, a second factor is required, and the code is exchanged once with PKCE. */
export const addIdentity = (scope: Construct, { publicUrl, firstAdmin, signInPrefix }: Settings): SignIn => {
  const pool = new UserPool(scope, 'Staff', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    standardAttributes: { email: { required: true, mutable: true } },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy: {
      minLength: 14,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      tempPasswordValidity: Duration.days(7),
    },
    // The managed sign-in pages need this plan; it is free for the first ten thousand people.
    featurePlan: FeaturePlan.ESSENTIALS,
    userInvitation: INVITATION,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const client = pool.addClient('Site', {
    generateSecret: false,
    preventUserExistenceErrors: true,
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
      callbackUrls: [`${publicUrl}/sign-in/callback`],
      logoutUrls: [publicUrl],
    },
    // The tokens are read once at the callback; the site's own session lives on, so theirs are as short as allowed.
    idTokenValidity: Duration.minutes(5),
    accessTokenValidity: Duration.minutes(5),
    refreshTokenValidity: Duration.hours(1),
  });
  const domainPrefix = signInPrefix ?? `sluis-${Aws.ACCOUNT_ID}`;
  pool.addDomain('SignIn', { cognitoDomain: { domainPrefix }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN });
  new CfnManagedLoginBranding(scope, 'SignInStyle', {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  const admin = new CfnUserPoolUser(scope, 'FirstAdmin', {
    userPoolId: pool.userPoolId,
    username: firstAdmin,
    userAttributes: [
      { name: 'email', value: firstAdmin },
      { name: 'email_verified', value: 'true' },
    ],
    desiredDeliveryMediums: ['EMAIL'],
  });
  // Naming another first administrator must not delete the account of the one before.
  admin.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const site = `https://${domainPrefix}.auth.${Aws.REGION}.amazoncognito.com`;
  return {
    pool,
    issuer: `https://cognito-idp.${Aws.REGION}.amazonaws.com/${pool.userPoolId}`,
    clientId: client.userPoolClientId,
    authorizeUrl: `${site}/oauth2/authorize`,
    tokenUrl: `${site}/oauth2/token`,
  };
};
